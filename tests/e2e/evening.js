// An evening through virtual-alexa, an Alexa client written by others: node evening.js URL MODEL APPLICATION
const { VirtualAlexa } = require("virtual-alexa");

const [url, model, application, locale = "en-US"] = process.argv.slice(2);
const alexa = VirtualAlexa.Builder().skillURL(url).interactionModelFile(model).locale(locale).applicationID(application).create();
alexa.context().device().setID("amzn1.ask.device.virtual");

const turns = [];
async function take(name, play) {
  const answer = await play();
  const response = answer.response;
  const audio = (response.directives || []).find((one) => one.type === "Alexa.Presentation.APLA.RenderDocument");
  turns.push({
    name,
    ssml: response.outputSpeech ? response.outputSpeech.ssml : "",
    pieces: audio ? audio.document.mainTemplate.items[0].items : [],
    ends: response.shouldEndSession,
    attributes: answer.sessionAttributes,
  });
}

(async () => {
  await take("launch", () => alexa.launch());
  // Its matcher takes every "ask ..." for an invocation, so the sample without the verb.
  await take("question", () => alexa.utter("a question"));
  await take("another", () => alexa.intend("AMAZON.NextIntent"));
  await take("deeper", () => alexa.utter("deeper"));
  await take("exercise", () => alexa.intend("StartExerciseIntent", { minutes: "2" }));
  await take("begin", () => alexa.intend("AMAZON.YesIntent"));
  await take("pause", () => alexa.intend("AMAZON.PauseIntent"));
  await take("resume", () => alexa.intend("AMAZON.ResumeIntent"));
  await take("swap", () => alexa.utter("swap"));
  await take("stop", () => alexa.utter("stop"));
  await take("open again", () => alexa.launch());
  await take("no", () => alexa.intend("AMAZON.NoIntent"));
  await take("date", () => alexa.utter("suggest a date"));
  await take("names", () => alexa.intend("SetNamesIntent", { first: "ana", second: "ben" }));
  await take("right", () => alexa.intend("AMAZON.YesIntent"));
  await take("fallback", () => alexa.intend("AMAZON.FallbackIntent"));
  await take("support", () => alexa.utter("support numbers"));
  console.log(JSON.stringify(turns));
  process.exit(0);
})().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
