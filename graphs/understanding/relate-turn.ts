import type { Interpretation } from "./interpret.ts";
import { fold, tokenize } from "./tokens.ts";

/** How a message stands to what was said before it. */
export type Relation = "new" | "cancel" | "go" | "drop" | "correct" | "again" | "add" | "refer" | "answer";

export type Past = { hasSteps: boolean; isActing: boolean; hasQuestion: boolean };

const cancel =
  /^(?:please |ok(?:ay)?,? |no,? |ach,? |nein,? |na,? )*(?:forget (?:it|that|about it|the whole thing)|never ?mind|cancel(?: (?:it|that|this|everything|the plan))?|leave it|drop it|scrap (?:it|that)|don'?t bother|stop(?: it| that)?|abort|discard (?:it|that|the plan)|vergiss (?:es|das)|lass (?:es|gut sein|mal|das)|abbrechen|brich (?:es |das )?ab|doch nicht|egal|olvidalo|dejalo|cancela(?:lo)?|no importa|mejor no|算了|取消吧?|不用了|不要了|别弄了|当我没说|忘了吧)(?: please| bitte| then| again)?(?:\s*[,.!。，].{0,40})?$/u;
const go =
  /^(?:ok(?:ay)?|yes|yep|yeah|sure|ja|jawohl|si|claro|vale|好的?|行|可以|是的?|嗯|looks? good|sounds good|perfect|great|fine|passt|perfecto|de acuerdo|没问题)?[\s,.!，。]*(?:please |bitte |por favor |请)?(?:go(?: ahead| for it| on)?|do it|do that|run it|start it|start|proceed|let'?s go|make it so|execute(?: it)?|approved?|looks? good|sounds good|that'?s right|correct|leg los|mach(?: es| das)?|los|starte?(?: es)?|ausfuhren|adelante|hazlo|dale|ejecutalo|empieza|procede|开始吧?|执行吧?|就这样(?:吧|做)?|去做吧?|运行吧?|继续)?[\s,.!。]*(?:please|then|bitte|so|ahead|do it|go ahead|go|now|hazlo|adelante|leg los|开始吧)?[\s,.!。]*$/u;
const yes =
  /\b(?:ok(?:ay)?|yes|yep|yeah|sure|ja|si|vale|claro|go|do it|proceed|run|start|looks? good|sounds good|perfect|fine|adelante|hazlo|dale|los|passt|mach)\b|好|行|可以|开始|执行|继续|是/u;
const drop =
  /\b(?:leave (?:out|off)|without|skip|drop|omit|no need (?:for|to)|don'?t (?:do|run|need|bother)|not the|lass\b.{0,30}\bweg|ohne|spar dir|quita|omite|sin (?:el|la|los|las)|dejemos fuera|no hagas)\b|去掉|不要|不用|省略|跳过|别做/u;
const correct =
  /^(?:no\b|nope|nein\b|nee\b|actually|sorry|wait|rather|oops|i mean(?:t)?|correction|hm+|ach\b|doch\b|perdon|mejor\b|en realidad|quiero decir|不对?|不是|改|换|等等|应该是)|\b(?:instead|rather than|make (?:it|that|this)|change (?:it|that|the|to)|switch to|use .{1,40} instead|not \S+ but|statt(?:dessen)?|anstatt|lieber|andere?\b.{0,20}\bauf|nimm|en vez de|en lugar de|cambia(?:lo)?|que sean|pon(?:lo)?|usa)\b|\b(?:is|are) (?:enough|plenty)\b|\b(?:reichen|reicht|genugen|bastan|basta)\b|^(?:yes|ok|okay|ja|si|好|可以)[,，\s]+(?:but|aber|pero|但|不过)|改成|改为|换成|就够|而不是|用.{1,20}代替|^and .{1,40} rather than/u;
const again =
  /\b(?:the same|same (?:thing|again|for|with)|what about|how about|and for|likewise|ditto|dasselbe|das gleiche|genauso|und fur|was ist mit|lo mismo|igual|y para|que tal)\b|同样|一样|那.{1,12}呢|也.{0,4}(?:查|看|算)/u;
const againFirst =
  /^(?:and |und |y )?(?:the same|same|what about|how about|for|likewise|dasselbe|das gleiche|genauso|fur|was ist mit|lo mismo|igual|para|que tal)\b/u;
const add =
  /^(?:and\b|then\b|after(?:wards| that)\b|also\b|plus\b|next\b|finally\b|when (?:it|that)|once (?:it|that)|if (?:it|so|that)|und\b|dann\b|danach\b|ausserdem\b|anschliessend\b|wenn\b|falls\b|y\b|luego\b|despues\b|ademas\b|si\b|然后|再|接着|之后|还要|另外|并|如果|赢的|最后)/u;
const pointing =
  /\b(?:it|its|that one|this one|that|this|them|those|these|the (?:first|second|third|last|latter|former|other) one|the (?:first|second|third|latter|former|winner|same|result)|both|ihn|es|sie|den|das|davon|damit|den zweiten|das zweite|der erste|beide|lo|la|los|las|ese|este|esa|aquel|el segundo|la segunda|el primero|ambos|\w+(?:rlo|rla|lo|la|los|las))\b|它|这个|那个|这些|那些|第[一二三]个|两个都|前者|后者|赢的/u;
const elsewhere =
  /\b(?:by the way|different (?:thing|topic|question)|something else|another (?:thing|question|topic)|unrelated|change of topic|ubrigens|was anderes|andere frage|por cierto|otra cosa|cambiando de tema)\b|顺便|另一个问题|换个话题|另外问/u;

/** How a request of its own begins; what begins otherwise and names something may be an answer. */
const request =
  /^(?:please |bitte |por favor |can you |could you |would you |i(?:'d| would) like to |i want (?:you )?to |let'?s )*(?:what|which|who|whose|how|why|when|where|is|are|was|were|does|do|did|has|have|can|could|show|list|compare|train|fine-?tune|retrain|evaluate|run|start|measure|promote|propose|nominate|put|roll|cancel|stop|delete|remove|find|count|describe|build|make|create|generate|import|index|search|tell|give|estimate|set|raise|lower|inspect|ask|let|was|welche\w*|wer|wie|warum|wann|zeig\w*|vergleich\w*|trainier\w*|bewert\w*|starte?|mess\w*|miss|losch\w*|such\w*|finde|erstell\w*|que|cual\w*|quien|como|por que|cuando|cuant\w+|muestra\w*|compara|entrena|evalua|mide|borra|busca|crea|genera|propon\w*|quita\w*|什么|哪|谁|怎么|为什么|多少|显示|列出|比较|对比|训练|微调|评估|评测|测|删除|查|找|生成|创建|用.{1,20}(?:训练|微调))(?![a-z])/u;

/** Words first, then what the classifier says of the message taken alone. */
export function relateTurn(text: string, past: Past | undefined, alone: Interpretation): Relation {
  const folded = fold(text).trim();
  const length = tokenize(text).length;
  const says = (talk: string) => alone.wish.kind === "talk" && alone.wish.talk === talk;
  const carries =
    alone.reading.mentions.length + alone.reading.numbers.length + alone.reading.series.length > 0;
  if (!carries && length <= 14 && (cancel.test(folded) || says("cancel"))) return "cancel";
  if (!carries && length <= 10 && ((go.test(folded) && yes.test(folded)) || says("go"))) return "go";
  if (
    !past?.hasSteps ||
    elsewhere.test(folded) ||
    (alone.wish.kind === "refuse" && alone.wish.confidence > 0.98)
  )
    return "new";
  const isBare = carries && !request.test(folded);
  if (
    past.hasQuestion &&
    (isBare ? length <= 24 : length <= 4 && !request.test(folded) && alone.wish.kind !== "talk")
  )
    return "answer";
  if (isBare && length <= 4) return "correct";
  const isRefused = alone.wish.kind === "refuse" && alone.wish.confidence > 0.8;
  // What only corrects a plan is about nothing of ours when it is taken alone.
  if (isRefused && !isOutside(alone)) return "new";
  const sureness = alone.wish.kind === "tools" ? alone.wish.confidence : 0;
  if (drop.test(folded) && length <= 24) return "drop";
  if (isRefused) return "new";
  if (correct.test(folded) && (length <= 16 || sureness < 0.6)) return "correct";
  const opensFurther =
    add.test(folded) && sureness > 0.3 && alone.wish.kind === "tools" && !againFirst.test(folded);
  if (again.test(folded) && length <= 16 && !opensFurther) return "again";
  if (past.hasQuestion && carries && sureness < 0.45) return "answer";
  if (past.hasQuestion && length <= 24 && sureness < 0.3 && alone.wish.kind !== "refuse") return "answer";
  if (add.test(folded) && past.isActing) return "add";
  if (pointing.test(folded) || add.test(folded))
    return past.isActing && sureness > 0.2 && add.test(folded) ? "add" : "refer";
  if (
    carries &&
    length <= 7 &&
    /^(?:for|on|with|using|at|fur|auf|mit|bei|para|con|en|sobre|在|给|为)/u.test(folded)
  )
    return "correct";
  return length <= 5 && carries && sureness < 0.35 ? "correct" : "new";
}

function isOutside({ wish }: Interpretation): boolean {
  return wish.kind === "refuse" && wish.reason === "out-of-scope";
}
