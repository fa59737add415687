import { fold } from "./tokens.ts";

/**
 * Words that say what is wanted or of what, in the four languages; each group is one feature, so that a group learned in one
 * language works in the others. Patterns are tried on folded text (no accents, lower case).
 */
const cues: Readonly<Record<string, RegExp>> = {
  // what is asked
  "how-many":
    /\bhow many\b|\bcount\b|number of|\bwie ?viele\b|\banzahl\b|cuant[oa]s|numero de|多少(?!钱)|几个|数量|统计/u,
  why: /\bwhy\b|\bhow come\b|\bwarum\b|\bwieso\b|\bweshalb\b|por que\b|为什么|为何/u,
  who: /\bwho\b|\bwhose\b|\bwer\b|\bquien(es)?\b|谁/u,
  when: /\bwhen\b|\bwann\b|\bcuando\b|什么时候|何时/u,
  which: /\bwhich\b|\bwhat\b|\bwelche[rsmn]?\b|\bcual(es)?\b|\bque\b|哪个|哪些|什么/u,
  how: /\bhow (do|can|to|should|would)\b|\bwie (kann|mache|soll|setze)\b|\bcomo (puedo|hago|se)\b|怎么|如何/u,
  "how-long":
    /how long|how much time|time (needed|it takes|to)|wie lange|dauert|cuanto (tarda|tiempo|dura)|多久|多长时间|要花/u,
  "would-it": /\b(would|could|will|does|do) (it|this|that|we|i)\b|wurde|\bpasst\b|\bcabe\b|能否|能不能|吗/u,
  // what is to be done
  list: /\b(list|show( me)? (all|every|the)|overview|what .* (exist|available))\b|\bliste\b|ubersicht|zeig|\blista\b|muestra|ensena|列出|显示|看看|有哪些/u,
  create:
    /\b(make|create|generate|produce|synthesi[sz]e|build|prepare|assemble|put together)\b|erzeug|erstell|generier|\bbau|genera|\bcrea|prepara|construye|生成|创建|制作|构建|准备|做一/u,
  train:
    /\b(train|retrain|fine.?tun\w*|finetun\w*|tune|adapt|teach|speciali[sz]e|lora|qlora|sft)\b|trainier|feinabstimm|anpass|beibring|entren|afina|ajusta|ensena al|训练|微调|调优/u,
  compare:
    /\b(compare|comparison|versus|vs|head.to.head|beat|beats|better than|against|pit|a\/b|outperform\w*|side by side)\b|vergleich|besser als|gegen|compar|mejor que|frente a|contra|对比|比较|比.{0,12}(好|强|高)|胜过|优于/u,
  evaluate:
    /\b(evaluat\w*|eval|score|benchmark|bench|assess|grade|run .{0,40} (through|thru|on|against) )|bewert|evaluier|teste?\b|evalua|puntua|评测|评估|测评|跑一(遍|下)/u,
  measure:
    /\b(measure|speed|fast|latency|throughput|tokens? (a|per|\/) ?s\w*|tok\/s|tps|first token|ram (does|it)|memory use)\b|geschwindigkeit|schnell|latenz|durchsatz|messen|miss|velocidad|rapido|latencia|mide|速度|多快|延迟|吞吐|测速/u,
  promote:
    /\b(promot\w*|nominat\w*|propos\w*|put (it |this |that )?(forward|up)|go live|into production|take over|ship|deploy|candidate for)\b|vorschlag|beforder|nominier|einsetzen|promoc|promuev|propon|candidat|晋升|上线|提名|申请|推荐.{0,8}岗位|部署/u,
  rollback:
    /\b(roll(ed)? ?back|revert|undo|go back|previous|earlier one|old one|back to|restore|put .{0,20} back)\b|zuruck|vorherig|ruckgang|revert|vuelve|volver|anterior|deshaz|restaura|回滚|退回|恢复|换回|之前的|上一个/u,
  retire:
    /\b(retire|decommission|out of service|withdraw|phase out|take .{0,20} (down|off))\b|ausmustern|stillleg|retira|da de baja|退役|下线|停用/u,
  stop: /\b(stop|cancel|halt|abort|kill|terminate|interrupt|end (the|that|this) (job|run|training))\b|abbrech|stopp|beende|\bdeten|cancela|\bpara\b|aborta|停止|取消|终止|中止|停掉/u,
  remove:
    /\b(delete|remove|throw out|get rid|erase|uninstall|free (up )?(disk|space)|wipe)\b|losch|entfern|borra|elimina|quita|删除|移除|删掉|清理/u,
  download:
    /\b(download|pull|fetch|get .{0,20} (from|with|through|via) ollama|donwload|install)\b|herunterlad|\blad(e|en)\b|descarga|baja|下载|拉取/u,
  import:
    /\b(import|upload|attach\w*|take in|bring (in|my)|load|csv|tsv|parquet|spreadsheet|excel)\b|hochlad|einlesen|importier|anhang|importa|sube|cargar?\b|adjunt|hoja de calculo|导入|上传|附件|表格/u,
  index:
    /\b(index|re.?index|embed|vectori[sz]e|searchable|findable|chunk\w*|passages?|quote from)\b|indexier|durchsuchbar|einbett|indexa|buscable|trozos|索引|可搜索|切分|向量化/u,
  search:
    /\b(search|find|look up|look for|dig out|serch|hits)\b|\bsuche?\b|finde|durchsuch|busca|encuentra|搜索|查找|查询|检索|找/u,
  rebuild:
    /\b(rebuild|resync|re.?sync|from (scratch|zero)|refill|drifted|fill .{0,12} anew)\b|neu aufbau|neu aufsetz|wiederaufbau|reconstru|resincroniza|重建|重新同步/u,
  sync: /\b(sync|in sync|lag\w*|behind|backlog|drift|agree|keep(ing)? up|up to date|out of date)\b|synchron|ruckstand|hinterher|sincron|retras|atras|al dia|同步|滞后|落后|积压|一致/u,
  optimize:
    /\b(quanti[sz]\w*|squeeze|shrink|compress|lighter|smaller|small enough|4.?bit|8.?bit|int[48])\b|quantisier|verkleiner|komprimier|cuantiza|comprim|reduce|量化|压缩|变小/u,
  package:
    /\b(package|bundle|pack|export|offline|field engineers|usb|edge package)\b|paket|pack|exportier|empaquet|exporta|打包|导出|离线/u,
  estimate:
    /\b(estimate|how long would|would .{0,40} (take|cost|fit|need)|how much (memory|ram|time|would)|cost us|blow)\b|schatz|wurde .{0,60} (dauern|kosten|brauchen)|\bestima|cuanto (tardaria|costaria|memoria)|估计|估算|预计|需要多(久|少)/u,
  alert:
    /\b(alert|alarm|page me|warn|notify|tell (the on.call|us|me) (if|when|whenever)|let me know (if|when)|ping)\b|benachrichtig|warn|alarm|avisa|alerta|notifica|报警|告警|提醒|通知我/u,
  stress:
    /\b(stress|load|traffic|hammer\w*|concurrent|simultaneous|users at once|consumer|business.level|under pressure|hold up|holds up)\b|belast|last.?test|gleichzeitig|\bcarga\b|estres|concurrent|simultane|压力|压测|并发|负载|流量/u,
  "set-profile":
    /\b(raise|lower|set|change|tighten|loosen|require|minimum|maximum|limit|threshold|bar|margin|criteria|profile|must|cap)\b|schwelle|mindest|hochstens|anforderung|profil|umbral|minim|maxim|requisit|perfil|门槛|阈值|要求|上限|下限|标准/u,
  // of what
  "o-data":
    /\b(data|datasets?|records?|rows?|tables?|columns?|fields?|entries)\b|daten|datens|spalten|zeilen|datos|registros|columnas|filas|数据|记录|字段|列|行/u,
  "o-training-set":
    /\b(training (set|data|pairs|examples)|train set|examples|instruction.{0,3}(pairs|response)|pairs|validation|held? (out|back)|split|dupes|duplicates)\b|trainingsdaten|trainingssatz|beispiele|conjunto de entrenamiento|ejemplos|训练集|训练数据|样本|问答对|验证集/u,
  "o-model":
    /\b(models?|llms?|weights|base|catalogue|catalog|zoo)\b|modell|gewicht|modelos?|pesos|模型|权重/u,
  "o-adapter": /\b(adapters?|lora|variant)\b|adaptador|适配器/u,
  "o-job":
    /\b(jobs?|trainings?|runs?|loss|checkpoint|progress|eta|training run|finished|diverged|crash\w*|died)\b|auftrag|lauf\b|fortschritt|trabajos?|tarea|progreso|perdida|任务|作业|进度|损失/u,
  "o-suite":
    /\b(suites?|tests?|test set|benchmarks?|items?|questions)\b|testsuite|aufgaben|pruebas|preguntas|套件|测试集|题/u,
  "o-report":
    /\b(report|verdict|conclu\w*|significan\w*|p.?values?|interval|noise|smallest detectable|overlap|leak\w*|mcnemar|evidence)\b|bericht|ergebnis|urteil|informe|conclu|veredicto|resultado|报告|结论|结果|显著/u,
  "o-slot":
    /\b(slots?|roster|production|live|holder|holds|incumbent|serving|vacant|position|factory)\b|stelle|platz|belegt|besetzt|im einsatz|produktion|puesto|ranura|plantilla|produccion|ocupa|岗位|名册|在岗|现役|生产|槽位|在用/u,
  "o-history":
    /\b(history|changed hands|replaced|signed off|approved|rejected|chain|since when|back in|was serving|changes?)\b|verlauf|historie|genehmigt|abgelehnt|historial|aprob|rechaz|cambios|历史|变更|批准|拒绝|谁批/u,
  "o-monitoring":
    /\b(error rate|errors|p95|p99|p50|latency|behav\w*|traffic|requests|sluggish|slow|healthy|misbehav\w*|monitor\w*)\b|fehlerrate|verhalt|latenz|tasa de errores|comporta|latencia|错误率|表现|监控/u,
  "o-experiment":
    /\b(mlflow|experiments?|tracked|learning rates|loss curves?|runs?|tried)\b|experiment|lauf|experimento|ejecucion|实验|运行/u,
  "o-document":
    /\b(documents?|docs?|documentation|manuals?|pages?|pdfs?|passages?|excerpts?|cite|citations?|sources?)\b|dokument|handbuch|quelle|documentos?|documentacion|manual|fuentes|citas|文档|手册|文件|出处|引用/u,
  "o-graph":
    /\b(graph|neo4j|connected|linked|links?|related|depends?|hops?|path|neighbou?rs?|touch|next to)\b|verbunden|verbind|beziehung|abhang|relaci|conecta|vincul|depend|camino|图谱|关系|关联|依赖|路径|相连/u,
  "o-agent":
    /\b(agents?|specialists?|tool.?(use|calling|calls))\b|agent|spezialist|agente|especialista|智能体|代理|专家/u,
  "o-collection": /\b(collections?|what can be searched|searched)\b|sammlung|coleccion|集合/u,
  "o-embedding":
    /\b(embedd\w*|encoder|embeddings?|sentence encoder)\b|einbettung|encoder|incrustac|codificador|嵌入|向量模型|编码器/u,
  "o-store":
    /\b(stores?|chroma|neo4j|duckdb|mlflow|ledger|vector store|projection)\b|speicher|almacen|存储|账本/u,
  answer:
    /\b(answer|reply|replies|say to|respond|explain|tell me (how|what|why))\b|antwort|erklar|respond|respuesta|explica|回答|回复|解释/u,
  split:
    /\b(per|by|each|for each|group(ed)?|breakdown|distribut\w*|spread|break .{0,20} down|most|least|top \d+)\b|\bpro\b|\bje\b|jede[rsmn]?|gruppier|verteil|\bpor\b|cada|agrupa|distribu|desglos|每个|每种|按|分布|各|最多|最少/u,
  average:
    /\b(average|avg|mean|median|sum|total|maximum|minimum|max|min|lowest|highest|cheapest|dearest|share of)\b|durchschnitt|mittel|summe|hochste|niedrigste|promedio|media\b|mediana|suma|maximo|minimo|平均|中位|总和|最高|最低|最大|最小/u,
  conditional:
    /\b(if|unless|only if|in case|should it|provided|otherwise)\b|\bfalls\b|\bwenn\b|\bsofern\b|\bsi\b|\bcuando\b|siempre que|如果|若|假如|要是/u,
  afterwards:
    /\b(then|afterwards?|after that|next|finally|once (it|that|this)|when (it|that)s? (is )?done|and also)\b|\bdann\b|danach|anschliessend|schliesslich|\bluego\b|despues|a continuacion|finalmente|然后|之后|接着|再|最后/u,
};

export function cueFeatures(text: string): string[] {
  const folded = fold(text);
  return Object.entries(cues).flatMap(([name, pattern]) => (pattern.test(folded) ? [name] : []));
}

export function hasCue(name: string, text: string): boolean {
  return cues[name]?.test(fold(text)) ?? false;
}
