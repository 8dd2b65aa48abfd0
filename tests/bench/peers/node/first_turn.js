// Process start to first response: `node first_turn.js EVENT`, as inside/first_turn.py.
const fs = require("node:fs");

const event = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { handler } = require("./hello_persistent");

handler(event, {}, (error, response) => {
  process.stdout.write(`${JSON.stringify(response)}\n`);
  process.exit(error ? 1 : 0);
});
