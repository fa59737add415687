import type { NextStep } from "./problem-family.ts";

/** What a customer says who has already done what would be advised first. */
export const attempts: Readonly<Record<NextStep, readonly string[]>> = {
  "update the software": [
    "all patches are in already",
    "I have put on the newest version, same thing",
    "drivers are current as of today",
    "upgrading to the latest release did not help",
    "I already installed every pending patch",
  ],
  "reset the settings": [
    "I restored the defaults already",
    "a factory reset did not help",
    "I have set everything back to default, no luck",
    "going back to defaults changed nothing",
    "the thirty-second button trick did nothing",
  ],
  "reseat the connection": [
    "I pulled it out and pushed it back in, no change",
    "unplugging and plugging in again did not help",
    "everything has been seated anew already",
    "I took it out and put it back twice",
    "all plugs were pulled and put back",
  ],
  "replace the part": [
    "a new part is in already and it is the same",
    "the part has been swapped once without success",
    "we fitted a new one last week, no better",
    "it got a fresh part and still does it",
    "your partner already exchanged the part",
  ],
  "clean the device": [
    "I have cleaned it already",
    "brushing it out did not help",
    "I blew out the dust, no change",
    "wiping everything changed nothing",
    "it is spotless now and still does it",
  ],
  "run diagnostics": [
    "the built-in test found nothing",
    "I ran the full test and it passed",
    "the self-test reported a fault with code {code}",
    "your test tool ended with code {code}",
    "the check ran all night, result {code}",
  ],
  "back up the data": [
    "a full copy of everything is safe elsewhere",
    "everything has been copied off already",
    "the copy is made and verified",
    "I saved all of it to another drive",
    "we have a fresh copy from today",
  ],
  "escalate to an engineer": [
    "your engineer has seen it and found no fix",
    "second line already gave up on it",
    "an engineer was here on Monday in vain",
    "the case was with your specialists before",
    "a technician looked at it without result",
  ],
};
