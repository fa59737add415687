import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const trainEmbeddingsExamples: readonly ToolExample[] = [
  { text: "Train an embedding model on our support tickets", args: { dataset: "support-knowledge" } },
  { text: "fine-tune the sentence encoder for technical documentation", args: { dataset: "technical-documentation" } },
  { text: "domain embeddings for customer journeys please", args: { dataset: "customer-journeys" } },
  { text: "adapt the embeddings to our vocabulary", args: {} },
  { text: "search doesn't understand our product names; train better vectors", args: {} },
  { text: "contrastive training of minilm on enterprise-documents, 2 epochs", args: { dataset: "enterprise-documents", epochs: 2 } },
  { text: "improve the encoder", args: {} },
  { text: "make embeddings that know the difference between T14 and T14s", args: {} },
  { text: "train embedder 500 steps lr 2e-5", args: { steps: 500, learning_rate: 0.00002 } },
  { text: "I want a custom retriever model from our Q&A pairs", args: {} },
  { text: "tune the vector model on device specs", args: { dataset: "devices" } },
  { text: "start embedding training for the support domain", args: { dataset: "support-knowledge" } },
  { text: "bi-encoder finetune on docs", args: {} },
  { text: "teach the search model that dock and docking station mean the same", args: {} },
  { text: "new sentence vectors specialised in business processes", args: { dataset: "business-processes" } },
  { text: "train embeddings", args: {} },
  { text: "run the four-domain embedding training", args: {} },
  { text: "Trainiere Embeddings auf den Supporttickets", args: { dataset: "support-knowledge" }, language: "de" },
  { text: "Passe den Satzencoder an unsere Handbücher an", args: { dataset: "technical-documentation" }, language: "de" },
  { text: "Entrena embeddings con la documentación técnica", args: { dataset: "technical-documentation" }, language: "es" },
  { text: "afina el codificador de frases para nuestro dominio", args: {}, language: "es" },
  { text: "用客服知识训练一个向量模型", args: { dataset: "support-knowledge" }, language: "zh" },
  { text: "微调句子编码器,让它懂我们的产品名", args: {}, language: "zh" },
];
