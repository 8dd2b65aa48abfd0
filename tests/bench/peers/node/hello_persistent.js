// Hello world that counts its turns, as in hello_persistent.py.
const AWS = require("aws-sdk");
const Alexa = require("ask-sdk-core");
const { DynamoDbPersistenceAdapter } = require("ask-sdk-dynamodb-persistence-adapter");

const says = (canHandle, speech, ask) => ({
  canHandle: (input) => canHandle(input.requestEnvelope),
  handle(input) {
    const builder = input.responseBuilder.speak(speech);
    return (ask ? builder.reprompt(ask) : builder).getResponse();
  },
});
const isType = (type) => (envelope) => Alexa.getRequestType(envelope) === type;
const isIntent = (...names) => (envelope) =>
  isType("IntentRequest")(envelope) && names.includes(Alexa.getIntentName(envelope));

const adapter = new DynamoDbPersistenceAdapter({
  tableName: process.env.TABLE_NAME,
  partitionKeyName: "id",
  attributesName: "attributes",
  createTable: false,
  dynamoDBClient: new AWS.DynamoDB({
    apiVersion: "latest",
    endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB,
  }),
});

exports.handler = Alexa.SkillBuilders.custom()
  .addRequestHandlers(
    says(isType("LaunchRequest"), "Welcome. Which would you like to try?", "Say hello."),
    says(isIntent("HelloWorldIntent"), "Hello!", "Anything else?"),
    says(isIntent("AMAZON.HelpIntent"), "You can say hello to me.", "How can I help?"),
    says(isIntent("AMAZON.CancelIntent", "AMAZON.StopIntent"), "Goodbye!"),
    says(isIntent("AMAZON.FallbackIntent"), "I am not sure.", "What now?"),
    { canHandle: (input) => isType("SessionEndedRequest")(input.requestEnvelope),
      handle: (input) => input.responseBuilder.getResponse() },
  )
  .addErrorHandlers({ canHandle: () => true, handle(input, error) {
    console.error(error);
    return input.responseBuilder.speak("I had trouble.").reprompt("Try again?").getResponse();
  } })
  .addRequestInterceptors(async (input) => {
    const attributes = await input.attributesManager.getPersistentAttributes();
    attributes.turns = (attributes.turns || 0) + 1;
  })
  .addResponseInterceptors((input) => input.attributesManager.savePersistentAttributes())
  .withPersistenceAdapter(adapter)
  .lambda();
