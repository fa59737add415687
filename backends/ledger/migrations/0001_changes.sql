CREATE SEQUENCE "change_versions" AS bigint;
--> statement-breakpoint
CREATE TABLE "changes" (
	"collection" text NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"transaction" "xid8" NOT NULL,
	"deleted" boolean NOT NULL,
	"bucket" smallint NOT NULL,
	"stamp" bigint NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "changes_collection_key_pk" PRIMARY KEY("collection","key")
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"target" text NOT NULL,
	"collection" text NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"reason" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "dead_letters_target_collection_key_pk" PRIMARY KEY("target","collection","key")
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"encoder" text NOT NULL,
	"hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "embeddings_encoder_hash_pk" PRIMARY KEY("encoder","hash")
);
--> statement-breakpoint
CREATE TABLE "sync_targets" (
	"target" text PRIMARY KEY NOT NULL,
	"store" text NOT NULL,
	"transaction" "xid8" NOT NULL,
	"version" bigint NOT NULL,
	"rebuilding" boolean DEFAULT false NOT NULL,
	"held" integer,
	"store_digest" text,
	"compared_at" text,
	"repaired_at" text,
	"repaired" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "changes_order" ON "changes" USING btree ("transaction","version");--> statement-breakpoint
CREATE INDEX "changes_bucket" ON "changes" USING btree ("bucket");