import type { JourneyStage } from "./customer-journey.ts";

/** Something that can happen on a journey: how it is noted, how it is told, and what it does to the customer's mood. */
export type Moment = { stage: JourneyStage; mood: number; note: string; told: readonly string[] };

const moment = (stage: JourneyStage, mood: number, note: string, told: readonly string[]): Moment => ({
  stage,
  mood,
  note,
  told,
});

/**
 * Words in braces are facts of the journey: {who} the customer, {device}, {other} another device, {need} what it is for,
 * {via} the channel in words, {price}, {units}, {symptom}, {remedy}, {cause}, {days}, {years}.
 */
export const moments = {
  discovers: moment("awareness", 0.1, "hears of the {device}", [
    "{who} needed something for {need} and came across the {device} {via}.",
    "Looking for a device for {need}, {who} first heard of the {device} {via}.",
    "It was {via} that {who} learned of the {device}; it was meant for {need}.",
    "For {need}, {who} wanted something better and noticed the {device} {via}.",
  ]),
  comesBack: moment("awareness", 0.3, "comes back, this time for the {device}", [
    "{who} had bought from us before and came back {via}, now asking about the {device} for {need}.",
    "A customer for years, {who} turned to us again {via}: {need} called for the {device}.",
    "Content with an earlier purchase, {who} saw the {device} {via} and thought of {need}.",
  ]),
  compares: moment("consideration", 0.05, "compares it with the {other}", [
    "{Ref} compared it with the {other}: {comparison}.",
    "The {other} was the rival, and {ref} weighed the two {via}: {comparison}.",
    "{Via}, {ref} put it beside the {other}; {comparison}.",
  ]),
  tries: moment("consideration", 0.3, "tries a demo unit", [
    "{Ref} tried a demo unit {via} and liked how it felt.",
    "A demo unit {via} did more than any brochure.",
    "Half an hour with a demo unit {via} settled most doubts.",
  ]),
  answered: moment("consideration", 0.25, "asks about {question} and is answered", [
    "A question about {question} was answered {via} the same day.",
    "{Ref} asked {via} about {question} and had the answer within the hour.",
    "{Via}, someone explained {question} in plain words.",
  ]),
  unanswered: moment("consideration", -0.5, "asks about {question} and gets no answer", [
    "A question about {question}, put {via}, was never answered.",
    "{Ref} asked {via} about {question} and waited four days for nothing.",
    "Nobody {via} could say anything about {question}.",
  ]),
  quoted: moment("consideration", 0.15, "gets a quote for {units}", [
    "A quote for {units} of them came {via}, {price} dollars apiece.",
    "{Ref} asked {via} for {units} units and was quoted {price} dollars each.",
  ]),
  findsDear: moment("consideration", -0.25, "finds {price} dollars too dear", [
    "At {price} dollars it was more than {ref} had meant to spend.",
    "The price of {price} dollars gave {ref} pause.",
    "{price} dollars a unit were hard to swallow.",
  ]),
  dropsForPrice: moment("consideration", -0.3, "gives up because of the price", [
    "In the end {ref} gave up: the money was not there.",
    "{Ref} wrote {via} that the budget had won, and left.",
    "The price decided it, and {ref} bought nothing.",
  ]),
  dropsForRival: moment("consideration", -0.4, "goes to another maker", [
    "{Ref} went to another maker, who had answered faster.",
    "Another maker's offer came first, and {ref} took it.",
    "Tired of waiting, {ref} bought elsewhere.",
  ]),
  basketLeft: moment("purchase", -0.5, "leaves at the checkout", [
    "At the checkout the payment failed twice, and {ref} left the basket where it was.",
    "{Ref} got as far as the checkout; then shipping costs appeared and {ref} dropped out.",
    "The checkout asked for an account, the basket stayed abandoned, and {ref} never came back.",
  ]),
  orders: moment("purchase", 0.25, "orders {units}", [
    "{Ref} ordered {units} {via} for {total} dollars.",
    "The order, {units} for {total} dollars, was placed {via}.",
    "{Via}, {ref} signed for {units} and paid {total} dollars.",
  ]),
  delayed: moment("purchase", -0.4, "waits {days} days for the delivery", [
    "{days} days went by, and nothing had arrived.",
    "Delivery was put off twice, {days} days in all, and nobody said why.",
    "Customs held the delivery for {days} days.",
  ]),
  cancels: moment("purchase", -0.5, "cancels the order", [
    "{Ref} lost patience and cancelled the order {via}.",
    "As no date could be named, {ref} cancelled {via}.",
  ]),
  startsEasily: moment("onboarding", 0.3, "sets it up without help", [
    "Setting it up took {ref} less than an hour.",
    "It ran from the first evening, old data and all.",
    "The move from the old device went through without a hitch.",
  ]),
  startsWithHelp: moment("onboarding", 0.1, "sets it up with help", [
    "The set-up needed help {via}, which was friendly and quick.",
    "Somebody {via} walked {ref} through the first steps.",
  ]),
  startsBadly: moment("onboarding", -0.4, "struggles with the set-up", [
    "Setting it up was a struggle: {hurdle}.",
    "The first days went badly, for {hurdle}.",
    "{Ref} lost two evenings over the set-up because {hurdle}.",
  ]),
  usesDaily: moment("use", 0.3, "uses it every day", [
    "Since then it has been in use every day for {need}.",
    "It does what it was bought for: {need}.",
    "For {need} it proved just right.",
  ]),
  usesSeldom: moment("use", -0.15, "hardly uses it", [
    "It lies in a drawer more often than not.",
    "It is used less than planned.",
    "For {need} it turned out a little slow.",
  ]),
  reports: moment("support", -0.4, 'reports "{symptom}"', [
    'Then came trouble, noted as "{symptom}"; {ref} reported it {via}.',
    "After a while {ref} got in touch {via}. What support wrote down: {symptom}.",
    '{Via}, {ref} opened a ticket; its symptom is "{symptom}".',
    'One morning {ref} asked for help {via}, and the case went down as "{symptom}".',
  ]),
  asksAgain: moment("support", -0.35, 'asks again about "{symptom}"', [
    "Nothing happened, so {ref} asked again {via}.",
    "The first advice did not help; {ref} came back {via}.",
    "{Ref} had to tell the whole story once more {via}.",
  ]),
  solvedAtOnce: moment("support", 0.65, 'has "{symptom}" solved at once', [
    "Support found the cause at once. {cause} {remedy} That settled it.",
    "The first answer was the right one: {remedy}",
    "It took a single contact. What support said: {remedy}",
  ]),
  solvedLate: moment("support", 0.3, 'has "{symptom}" solved in the end', [
    "In the end it was solved. {cause} What helped: {remedy}",
    "After {days} days the remedy was found: {remedy}",
  ]),
  unsolved: moment("support", -0.7, 'is left with "{symptom}"', [
    "The advice was this: {remedy} It changed nothing, and the ticket was closed all the same.",
    "Nobody solved it; after {days} days {ref} stopped asking.",
    "The problem is still there, and the ticket hangs.",
  ]),
  complains: moment("support", -0.25, "complains", [
    "{Ref} complained {via}, in writing.",
    "A complaint followed {via}.",
    "{Ref} asked {via} for someone in charge and complained.",
  ]),
  sendsBack: moment("support", -0.3, "returns it", [
    "{Ref} sent everything back and had the money returned.",
    "Bought {bought}, returned {via}: {ref} wanted no more of it.",
    "It ended with a return {via} and a refund.",
  ]),
  considersRenewal: moment("renewal", 0, "is offered a longer service", [
    "{Via}, {ref} was offered a longer warranty and service.",
    "An offer to prolong the service reached {ref} {via}.",
    "{Ref} was asked {via} whether the service should go on.",
  ]),
  renews: moment("renewal", 0.4, "renews for {years}", [
    "{Ref} renewed for {years} without much talk.",
    "The renewal, {years}, was signed {via}.",
    "{Ref} took {years} more and thanked the team.",
  ]),
  leaves: moment("renewal", -0.4, "leaves", [
    "{Ref} declined and moved to another maker.",
    "There was no renewal: {ref} had had enough.",
    "{Ref} let it run out and is a customer no more.",
  ]),
} as const satisfies Record<string, Moment>;
export type MomentName = keyof typeof moments;

export const questions = [
  "the warranty abroad",
  "the battery after two years",
  "delivery dates",
  "the noise under load",
  "the docking station",
  "updates and for how long they come",
  "trade-in of the old device",
  "spare parts",
  "the weight with charger",
];
export const hurdles = [
  "the old data would not come over",
  "the activation key was refused",
  "the wireless network kept dropping",
  "the manual described another model",
  "two cables were missing",
  "an update ran for hours",
];
