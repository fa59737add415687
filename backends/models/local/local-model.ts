/** A GGUF file that can be asked as `local/<name>`. */
export type LocalModel = {
  name: string;
  label: string;
  file: string;
  parameters: number | null;
  quantization: string | null;
  contextLength: number | null;
  licence: string | null;
  /** sha256 of the file. */
  digest: string | null;
};

/** A GGUF LoRA that can be asked as `local/<base>+<name>[@<version>]`. */
export type LocalAdapter = {
  name: string;
  version: number;
  /** Address of the base model it was trained on, such as `local/smollm2-135m`. */
  base: string;
  file: string;
  /** sha256 of the file. */
  digest: string;
  label?: string;
  trainingSetId?: string;
  jobId?: string;
  createdAt?: string;
};

/** Where adapters are known that were not registered here, such as the ledger. The version left out means the newest. */
export type AdapterSource = {
  find(name: string, version?: number): Promise<LocalAdapter | undefined>;
  list(): Promise<LocalAdapter[]>;
};
