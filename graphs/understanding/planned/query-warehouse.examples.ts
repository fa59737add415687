import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const queryWarehouseExamples: readonly ToolExample[] = [
  { text: "SELECT category, count(*) FROM support_knowledge GROUP BY category", args: { sql: "SELECT category, count(*) FROM support_knowledge GROUP BY category" } },
  { text: "run this sql: select * from devices where ram_gb > 16 limit 10", args: { sql: "select * from devices where ram_gb > 16 limit 10" } },
  { text: "execute select avg(price) from devices", args: { sql: "select avg(price) from devices" } },
  { text: "I want to query the warehouse with SQL", args: {} },
  { text: "can you run a query of mine against duckdb", args: {} },
  { text: "select series, max(price) from devices group by 1 order by 2 desc", args: { sql: "select series, max(price) from devices group by 1 order by 2 desc" } },
  { text: "with t as (select user_id, count(*) n from user_behavior group by 1) select avg(n) from t", args: { sql: "with t as (select user_id, count(*) n from user_behavior group by 1) select avg(n) from t" } },
  { text: "Here is my statement: SELECT d.name FROM devices d JOIN support_knowledge s ON s.device_id = d.id WHERE s.urgency = 'critical'", args: { sql: "SELECT d.name FROM devices d JOIN support_knowledge s ON s.device_id = d.id WHERE s.urgency = 'critical'" } },
  { text: "sql> select distinct department from business_processes;", args: { sql: "select distinct department from business_processes;" } },
  { text: "write a SQL query that joins tickets with devices and run it", args: {} },
  { text: "what does \"select count(*) from customer_journeys\" give", args: { sql: "select count(*) from customer_journeys" } },
  { text: "query the warehouse: select month(created_at), count(*) from support_knowledge group by 1", args: { sql: "select month(created_at), count(*) from support_knowledge group by 1" } },
  { text: "use a window function over user_behavior to get each user's longest break", args: {} },
  { text: "explain analyze select * from devices", args: { sql: "explain analyze select * from devices" } },
  { text: "duckdb query pls: select * from enterprise_documents limit 3", args: { sql: "select * from enterprise_documents limit 3" } },
  { text: "I've pasted SQL below, give me the result as a table. SELECT type, COUNT(*) c FROM enterprise_documents GROUP BY type HAVING c > 10", args: { sql: "SELECT type, COUNT(*) c FROM enterprise_documents GROUP BY type HAVING c > 10" } },
  { text: "join journeys and users in sql and list the ten with most steps", args: {} },
  { text: "Führe diese Abfrage aus: SELECT count(*) FROM devices", args: { sql: "SELECT count(*) FROM devices" }, language: "de" },
  { text: "Ich möchte eine SQL-Abfrage auf dem Warehouse laufen lassen", args: {}, language: "de" },
  { text: "Ejecuta esta consulta: SELECT * FROM devices LIMIT 5", args: { sql: "SELECT * FROM devices LIMIT 5" }, language: "es" },
  { text: "corre este SQL: select department, count(*) from user_behavior group by department", args: { sql: "select department, count(*) from user_behavior group by department" }, language: "es" },
  { text: "执行这条 SQL:SELECT count(*) FROM support_knowledge", args: { sql: "SELECT count(*) FROM support_knowledge" }, language: "zh" },
  { text: "用 SQL 查一下 devices 表里价格最高的十条:select * from devices order by price desc limit 10", args: { sql: "select * from devices order by price desc limit 10" }, language: "zh" },
];
