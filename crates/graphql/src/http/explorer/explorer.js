
"use strict";
const at = (id) => document.getElementById(id);
let proof = null;

async function send(query, variables) {
  const headers = { "Content-Type": "application/json" };
  if (proof) headers["X-CSRFToken"] = proof;
  const body = JSON.stringify({ query, variables });
  const answer = await fetch(location.pathname, { method: "POST", credentials: "same-origin", headers, body });
  return { status: answer.status, body: await answer.json() };
}

async function prove() {
  const { body } = await send("mutation { getCsrfToken { csrfToken } }");
  proof = body.data?.getCsrfToken?.csrfToken ?? null;
}

function show(said, value) {
  at("said").textContent = said;
  at("answer").textContent = typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

async function run() {
  let variables;
  try {
    variables = JSON.parse(at("variables").value || "{}");
  } catch (error) {
    return show("The variables are no JSON", String(error));
  }
  const started = performance.now();
  try {
    const { status, body } = await send(at("query").value, variables);
    show(`${status}, ${Math.round(performance.now() - started)} ms`, body);
  } catch (error) {
    show("No answer", String(error));
  }
}

async function logIn(event) {
  event.preventDefault();
  const { username, password } = Object.fromEntries(new FormData(event.target));
  const query = "mutation ($username: String!, $password: String!) { tokenAuth(username: $username, password: $password) { refreshExpiresIn } }";
  const { status, body } = await send(query, { username, password });
  event.target.password.value = "";
  await prove();
  show(`${status}`, body);
}

const spelled = (type) =>
  type.kind === "NON_NULL" ? `${spelled(type.ofType)}!` : type.kind === "LIST" ? `[${spelled(type.ofType)}]` : type.name;

function list(kind, fields) {
  for (const field of fields) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const given = field.args.map((argument) => `${argument.name}: ${spelled(argument.type)}`).join(", ");
    button.textContent = `${kind} ${field.name}: ${spelled(field.type)}`;
    button.title = given;
    const doc = document.createElement("small");
    doc.textContent = field.description ?? "";
    button.append(doc);
    button.onclick = () => {
      at("query").value += `\n# ${kind} { ${field.name}${given ? `(${given})` : ""} { } }`;
    };
    item.append(button);
    at("fields").append(item);
  }
}

async function learn() {
  const type = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
  const fields = `fields { name description type { ${type} } args { name type { ${type} } } }`;
  const { body } = await send(`{ __schema { queryType { ${fields} } mutationType { ${fields} } } }`);
  list("query", body.data?.__schema?.queryType?.fields ?? []);
  list("mutation", body.data?.__schema?.mutationType?.fields ?? []);
}

at("run").onclick = run;
at("login").onsubmit = logIn;
at("query").onkeydown = (event) => {
  if (event.ctrlKey && event.key === "Enter") run();
};
at("find").oninput = () => {
  const wanted = at("find").value.toLowerCase();
  for (const item of at("fields").children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
};
prove().then(learn);
