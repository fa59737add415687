CREATE TABLE "graph_entities" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"properties" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "graph_relations" (
	"collection" text NOT NULL,
	"record_id" text NOT NULL,
	"from_id" text NOT NULL,
	"kind" text NOT NULL,
	"to_id" text NOT NULL,
	"properties" jsonb NOT NULL,
	CONSTRAINT "graph_relations_collection_record_id_from_id_kind_to_id_pk" PRIMARY KEY("collection","record_id","from_id","kind","to_id")
);
--> statement-breakpoint
CREATE TABLE "graph_sources" (
	"collection" text NOT NULL,
	"record_id" text NOT NULL,
	"version" bigint NOT NULL,
	"bucket" integer NOT NULL,
	"stamp" bigint NOT NULL,
	CONSTRAINT "graph_sources_collection_record_id_pk" PRIMARY KEY("collection","record_id")
);
--> statement-breakpoint
CREATE TABLE "graph_statements" (
	"collection" text NOT NULL,
	"record_id" text NOT NULL,
	"entity_id" text NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"properties" jsonb NOT NULL,
	"describes" boolean NOT NULL,
	CONSTRAINT "graph_statements_collection_record_id_entity_id_pk" PRIMARY KEY("collection","record_id","entity_id")
);
--> statement-breakpoint
CREATE INDEX "graph_entities_kind" ON "graph_entities" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "graph_entities_words" ON "graph_entities" USING gin (to_tsvector('simple', "words"));--> statement-breakpoint
CREATE INDEX "graph_relations_from" ON "graph_relations" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "graph_relations_to" ON "graph_relations" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "graph_sources_bucket" ON "graph_sources" USING btree ("bucket");--> statement-breakpoint
CREATE INDEX "graph_statements_entity" ON "graph_statements" USING btree ("entity_id","describes" DESC NULLS LAST,"collection","record_id");