"use strict";
const at = (id) => document.getElementById(id);
let proof = null;

// what a query is sent with: the cookie of whoever is logged in, and the proof that it comes from this page
async function send(request, extra = {}) {
  const headers = { "Content-Type": "application/json", ...extra };
  if (proof) headers["X-CSRFToken"] = proof;
  const answer = await fetch(location.pathname, {
    method: "POST",
    credentials: "same-origin",
    headers,
    body: JSON.stringify(request),
  });
  return answer.json();
}

async function prove() {
  const { data } = await send({ query: "mutation { getCsrfToken { csrfToken } }" });
  proof = data?.getCsrfToken?.csrfToken ?? null;
}

async function logIn(event) {
  event.preventDefault();
  const variables = Object.fromEntries(new FormData(event.target));
  const query =
    "mutation ($username: String!, $password: String!) { tokenAuth(username: $username, password: $password) { refreshExpiresIn } }";
  const { errors } = await send({ query, variables });
  event.target.password.value = "";
  at("said").textContent = errors ? errors[0].message : `Logged in as ${variables.username}`;
  await prove();
}

at("login").onsubmit = logIn;
const start = "# What openIMIS knows: press Ctrl+Space for what can be asked\n{\n  languages {\n    code\n    name\n  }\n}\n";
const fetcher = (request, options) => send(request, options?.headers);
prove().finally(() =>
  ReactDOM.createRoot(at("graphiql")).render(React.createElement(GraphiQL, { fetcher, defaultQuery: start })),
);
