//! Clusters from the PostgreSQL programs of this machine, stopped, killed, shared and refused.

#[cfg(test)]
mod crash;
#[cfg(test)]
mod holder;
#[cfg(test)]
mod owner;
#[cfg(test)]
mod place;
#[cfg(test)]
mod refusal;
#[cfg(test)]
mod root;
#[cfg(test)]
mod sharing;
