import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const importDatasetExamples: readonly ToolExample[] = [
  { text: "import tickets.csv", args: {} },
  { text: "Upload this file as a new dataset", args: {} },
  { text: "I have a parquet with our real tickets, how do I load it in", args: {} },
  { text: "load returns-2024.jsonl into the warehouse and call it returns", args: { dataset: "returns" } },
  { text: "add my spreadsheet of devices as a dataset", args: {} },
  { text: "ingest the attached csv", args: {} },
  { text: "bring our CRM export into the platform", args: {} },
  { text: "import data from /data/exports/calls.tsv", args: {} },
  { text: "can you take in a JSON file with chat logs?", args: {} },
  { text: "create a dataset named hotline from hotline.csv", args: { dataset: "hotline" } },
  { text: "new data: attached. please register it", args: {} },
  { text: "load the file I just dropped here", args: {} },
  { text: "read in survey.parquet", args: {} },
  { text: "append the attached records to support-knowledge as a new version", args: { dataset: "support-knowledge" } },
  { text: "put these 300 rows into a dataset called field-notes", args: { dataset: "field-notes" } },
  { text: "csv import", args: {} },
  { text: "our own tickets should replace the synthetic ones, here's the file", args: {} },
  { text: "Importiere kunden.csv als Datensatz", args: {}, language: "de" },
  { text: "Lade die angehängte Datei ins Warehouse", args: {}, language: "de" },
  { text: "Importa el archivo incidencias.csv", args: {}, language: "es" },
  { text: "sube estos datos como un conjunto nuevo llamado garantias", args: { dataset: "garantias" }, language: "es" },
  { text: "导入 tickets.csv", args: {}, language: "zh" },
  { text: "把附件里的 Excel 数据加进来作为新数据集", args: {}, language: "zh" },
];
