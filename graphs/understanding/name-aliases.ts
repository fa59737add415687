/**
 * Other ways to say a name of the product, in the languages requests come in. Spelling, case, separators and plurals are
 * forgiven by the linking, so only different words stand here.
 */
export const nameAliases: Readonly<Record<string, readonly string[]>> = {
  // models
  "smollm2-135m": [
    "smollm2", "smollm", "smol lm", "smol", "default model", "small default model", "little default model", "default small model",
    "default one", "our small model", "the small model", "the little model", "the base model we ship", "standardmodell",
    "kleine modell", "kleinen modell", "kleines modell", "modelo por defecto", "modelo pequeño", "默认模型", "默认的小模型", "小模型",
  ],
  "phi-4-mini": ["phi", "phi4", "phi 4", "phi mini", "phi 4 mini instruct"],
  "llama-3.2-3b": ["llama", "llama3", "llama 3", "llama 3b", "llama3.2", "llama 3.2 3b instruct"],
  "qwen-2.5-3b": ["qwen", "qwen2", "qwen2.5", "qwen 3b", "通义千问", "千问"],
  "mistral-nemo": ["mistral", "nemo", "mistral nemo 12b"],
  // slots, suites, adapters
  "device-support": [
    "support bot", "device support bot", "device helper", "device assistant", "device questions", "device helpdesk", "support slot",
    "support suite", "support adapter", "support model", "thinkpad support", "hardware support", "device support tasks",
    "gerätesupport", "geräte-support", "gerätehilfe", "soporte de dispositivos", "soporte técnico de dispositivos", "asistencia de dispositivos",
    "设备支持", "设备客服", "设备助手",
  ],
  "customer-service": [
    "customer care", "customer services", "customer service bot", "helpdesk", "client service", "service desk", "kundendienst", "kundenservice",
    "atención al cliente", "servicio al cliente", "servicio de atención al cliente", "客服", "客户服务",
  ],
  "business-analysis": [
    "business analyst", "business analytics", "analyst slot", "business analyst role", "geschäftsanalyse", "unternehmensanalyse", "análisis de negocio",
    "análisis empresarial", "业务分析", "商业分析", "商务分析",
  ],
  "mobile-assistant": [
    "phone assistant", "phone helper", "mobile helper", "phone bot", "mobile bot", "assistant on the phone", "mobiler assistent",
    "handy assistent", "asistente móvil", "asistente del móvil", "手机助手", "移动助手", "移动助理",
  ],
  "technical-documentation": [
    "technical docs", "tech docs", "technical documents", "tech documentation", "techdocs", "technischen dokumentation", "technische dokumentation",
    "technische doku", "documentación técnica", "documentos técnicos", "技术文档",
  ],
  "instruction-following": [
    "following instructions", "follows instructions", "instruction tests", "does what it is told", "do as it is told", "instruction adherence", "general instructions", "follow instructions", "befolgen von anweisungen", "befolgt anweisungen", "seguir órdenes",
    "obeys instructions", "anweisungsbefolgung", "anweisungen befolgen", "seguimiento de instrucciones", "seguir instrucciones", "指令遵循", "指令跟随", "遵循指令",
  ],
  "tool-calling": ["tool use", "call tools", "calling tools", "llamar herramientas", "function calling", "tool calls", "werkzeugaufrufe", "werkzeugnutzung", "uso de herramientas", "工具调用"],
  safety: ["harmlessness", "how safe", "safer", "auf sicherheit", "más seguro", "安全性", "dangerous requests", "sicherheitssuite", "sicherheitstest", "seguridad", "安全评测", "安全套件", "安全测试"],
  retrieval: ["retrieval suite", "检索套件"],
  // datasets
  devices: [
    "device catalogue", "device catalog", "device list", "device data", "device records", "devices dataset", "hardware catalogue", "hardware catalog",
    "product catalogue", "gerätekatalog", "geräteliste", "geräte", "gerätedaten", "catálogo de dispositivos", "dispositivos", "设备目录", "设备数据", "设备表", "设备",
  ],
  "support-knowledge": [
    "support kb", "support knowledge base", "support articles", "support entries", "support tickets", "support data", "supportwissen", "support wissen",
    "wissensdatenbank", "support-wissensbasis", "base de conocimiento", "base de conocimientos de soporte", "conocimiento de soporte", "支持知识库", "支持知识", "知识库",
  ],
  "user-behavior": ["user behaviour", "user behavior logs", "user behaviour logs", "nutzerverhalten", "comportamiento de usuarios", "comportamiento de los usuarios", "用户行为"],
  "business-processes": ["business process", "geschäftsprozesse", "geschäftsprozessen", "procesos de negocio", "procesos empresariales", "业务流程"],
  "customer-journeys": ["customer journey", "journeys", "journey records", "kundenreisen", "recorridos de clientes", "viajes del cliente", "客户旅程"],
  "enterprise-documents": ["enterprise documents", "company documents", "corporate documents", "unternehmensdokumente", "documentos empresariales", "documentos de la empresa", "企业文档"],
  // stores and pipelines
  chroma: ["chromadb", "vector store", "vektorspeicher"],
  neo4j: ["graph store", "graph database", "neo 4j"],
  duckdb: ["duck db", "analytics store"],
  mlflow: ["ml flow", "experiment tracker"],
  "sentence-window": ["句子窗口", "satzfenster"],
  "auto-merging": ["automerging", "自动合并"],
};

/** What people call the three series, with the word of a record's `series` field. */
export const seriesAliases: Readonly<Record<string, readonly string[]>> = {
  ThinkPad: ["thinkpad", "think pad", "laptop", "laptops", "notebook", "notebooks", "portátil", "portátiles", "笔记本", "笔记本电脑"],
  "Moto Edge": ["moto edge", "motoedge", "moto", "phone", "phones", "smartphone", "smartphones", "handy", "handys", "móvil", "móviles", "teléfono", "teléfonos", "手机"],
  ThinkSystem: ["thinksystem", "think system", "server", "servers", "servidor", "servidores", "服务器"],
};
