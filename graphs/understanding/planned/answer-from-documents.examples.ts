import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const answerFromDocumentsExamples: readonly ToolExample[] = [
  { text: "How do I enter the BIOS on a ThinkPad?", args: { query: "How do I enter the BIOS on a ThinkPad?" } },
  { text: "what is our return policy for servers", args: { query: "what is our return policy for servers" } },
  { text: "Can the Moto Edge 40 charge wirelessly?", args: { query: "Can the Moto Edge 40 charge wirelessly?" } },
  { text: "answer from the docs: which RAID levels does the SR650 support", args: { query: "which RAID levels does the SR650 support" } },
  { text: "my laptop's fan is loud, what do our manuals recommend?", args: { query: "laptop's fan is loud" } },
  { text: "according to the documentation, how often should firmware be updated", args: { query: "how often should firmware be updated" } },
  { text: "What does the travel expenses policy say about hotels?", args: { query: "What does the travel expenses policy say about hotels?" } },
  { text: "explain with citations how to replace the battery of the T14", args: { query: "how to replace the battery of the T14" } },
  { text: "a customer asks if water damage is under warranty. what's the official answer", args: { query: "is water damage under warranty" } },
  { text: "how many external displays can an X1 Carbon drive", args: { query: "how many external displays can an X1 Carbon drive" } },
  { text: "what steps fix a boot loop on the edge phones", args: { query: "what steps fix a boot loop on the edge phones" } },
  { text: "who has to sign a purchase over 10,000 euros according to our documents?", args: { query: "who has to sign a purchase over 10,000 euros" } },
  { text: "why does wifi drop after sleep? check the support articles", args: { query: "why does wifi drop after sleep", collection: "support-knowledge" } },
  { text: "is it safe to leave the phone on the charger overnight", args: { query: "is it safe to leave the phone on the charger overnight" } },
  { text: "tell me from the knowledge base how to reset a forgotten PIN", args: { query: "how to reset a forgotten PIN" } },
  { text: "what's the recommended room temperature for a ThinkSystem rack", args: { query: "recommended room temperature for a ThinkSystem rack" } },
  { text: "which dock works with the Yoga", args: { query: "which dock works with the Yoga" } },
  { text: "Wie setze ich ein Moto Edge auf Werkseinstellungen zurück?", args: { query: "Wie setze ich ein Moto Edge auf Werkseinstellungen zurück?" }, language: "de" },
  { text: "Was sagen unsere Unterlagen zur Datenaufbewahrung?", args: { query: "Was sagen unsere Unterlagen zur Datenaufbewahrung?" }, language: "de" },
  { text: "¿Cómo se actualiza la BIOS de un ThinkPad?", args: { query: "¿Cómo se actualiza la BIOS de un ThinkPad?" }, language: "es" },
  { text: "según los manuales, ¿cuánto dura la batería del Edge 40?", args: { query: "cuánto dura la batería del Edge 40" }, language: "es" },
  { text: "ThinkPad 怎么进入 BIOS?", args: { query: "ThinkPad 怎么进入 BIOS?" }, language: "zh" },
  { text: "根据文档,服务器的保修期是多长时间", args: { query: "服务器的保修期是多长时间" }, language: "zh" },
];
