-- The closure is worked out for one place or for a hundred thousand: its statements are planned for what they are given,
-- whatever the session prefers.
ALTER FUNCTION openimis_location_closure_refresh(integer[]) SET plan_cache_mode = force_custom_plan;
