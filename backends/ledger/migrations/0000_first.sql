CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"title" text NOT NULL,
	"tool" text,
	"args" jsonb NOT NULL,
	"hash" text NOT NULL,
	"requester" text NOT NULL,
	"requester_name" text NOT NULL,
	"required_role" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"plan_id" text,
	"plan_revision" integer,
	"step_id" text,
	"thread_id" text,
	"target_version" integer,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"decided_by" text,
	"decided_at" text,
	"solo" boolean,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"count" integer NOT NULL,
	"fields" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"recipe" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"key" text PRIMARY KEY NOT NULL,
	"tool" text NOT NULL,
	"args_hash" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enter_codes" (
	"digest" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "evaluation_items" (
	"evaluation_id" text NOT NULL,
	"item_id" text NOT NULL,
	"position" integer NOT NULL,
	"task" text NOT NULL,
	"cluster" text NOT NULL,
	"prompt" text NOT NULL,
	"output" text NOT NULL,
	"expected" text NOT NULL,
	"score" double precision NOT NULL,
	"seconds" double precision NOT NULL,
	"prompt_tokens" integer NOT NULL,
	"completion_tokens" integer NOT NULL,
	CONSTRAINT "evaluation_items_evaluation_id_item_id_pk" PRIMARY KEY("evaluation_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" text PRIMARY KEY NOT NULL,
	"suite" text NOT NULL,
	"suite_digest" text NOT NULL,
	"model" text NOT NULL,
	"model_digest" text NOT NULL,
	"state" text NOT NULL,
	"max_items" integer,
	"metrics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"provenance" jsonb,
	"job_id" text,
	"requester" text NOT NULL,
	"created_at" text NOT NULL,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "events" (
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"part" jsonb NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "events_stream_seq_pk" PRIMARY KEY("stream","seq")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"input" jsonb NOT NULL,
	"progress" jsonb NOT NULL,
	"metrics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"artifacts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"attempt" integer DEFAULT 0 NOT NULL,
	"max_attempts" integer DEFAULT 3 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"requester" text NOT NULL,
	"plan_id" text,
	"step_id" text,
	"thread_id" text,
	"trace_id" text NOT NULL,
	"lease_owner" text,
	"lease_token" bigint DEFAULT 0 NOT NULL,
	"lease_until" text,
	"lost_leases" integer DEFAULT 0 NOT NULL,
	"run_after" text,
	"created_at" text NOT NULL,
	"started_at" text,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"run_id" text,
	"model" text,
	"parts" jsonb NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"run_after" text,
	"created_at" text NOT NULL,
	"done_at" text
);
--> statement-breakpoint
CREATE TABLE "plan_revisions" (
	"plan_id" text NOT NULL,
	"revision" integer NOT NULL,
	"hash" text NOT NULL,
	"steps" jsonb NOT NULL,
	"author" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "plan_revisions_plan_id_revision_pk" PRIMARY KEY("plan_id","revision")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text,
	"requester" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"approved_revision" integer,
	"approval_id" text,
	"state" text NOT NULL,
	"hash" text NOT NULL,
	"understood" text NOT NULL,
	"steps" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"refusal" jsonb,
	"confidence" double precision NOT NULL,
	"origin" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"field" text NOT NULL,
	"ask" text NOT NULL,
	"options" jsonb,
	"answer" text,
	"created_at" text NOT NULL,
	"answered_at" text
);
--> statement-breakpoint
CREATE TABLE "records" (
	"dataset_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "records_dataset_id_id_pk" PRIMARY KEY("dataset_id","id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate" text NOT NULL,
	"baseline" text NOT NULL,
	"verdict" text NOT NULL,
	"body" jsonb NOT NULL,
	"requester" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_history" (
	"id" text PRIMARY KEY NOT NULL,
	"slot" text NOT NULL,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"model" text,
	"previous" text,
	"requested_by" text NOT NULL,
	"approved_by" text NOT NULL,
	"solo" boolean NOT NULL,
	"reason" text,
	"report_id" text,
	"gates" jsonb NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_slots" (
	"slot" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"model" text,
	"since" text,
	"approved_by" text,
	"evidence" jsonb,
	"profile" jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"message_id" text NOT NULL,
	"state" text NOT NULL,
	"requester" text NOT NULL,
	"stop_requested" boolean DEFAULT false NOT NULL,
	"trace_id" text NOT NULL,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" jsonb,
	"created_at" text NOT NULL,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"digest" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "streams" (
	"stream" text PRIMARY KEY NOT NULL,
	"last_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"model" text,
	"pinned" boolean DEFAULT false NOT NULL,
	"owner" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"digest" text NOT NULL,
	"created_at" text NOT NULL,
	"revoked_at" text,
	CONSTRAINT "tokens_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "training_examples" (
	"dataset_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "training_examples_dataset_id_id_pk" PRIMARY KEY("dataset_id","id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"address" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"base" text NOT NULL,
	"path" text NOT NULL,
	"digest" text NOT NULL,
	"bytes" bigint NOT NULL,
	"parameters" bigint NOT NULL,
	"licence" text NOT NULL,
	"training_set_id" text NOT NULL,
	"job_id" text NOT NULL,
	"recipe" jsonb NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "variants_job_id_unique" UNIQUE("job_id")
);
--> statement-breakpoint
CREATE INDEX "approvals_state" ON "approvals" USING btree ("state");--> statement-breakpoint
CREATE INDEX "datasets_name" ON "datasets" USING btree ("name","version");--> statement-breakpoint
CREATE INDEX "evaluations_model" ON "evaluations" USING btree ("model","suite");--> statement-breakpoint
CREATE INDEX "jobs_state" ON "jobs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("thread_id","position");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("topic","done_at","id");--> statement-breakpoint
CREATE INDEX "plans_state" ON "plans" USING btree ("state");--> statement-breakpoint
CREATE INDEX "plans_thread" ON "plans" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "records_position" ON "records" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE INDEX "roster_history_slot" ON "roster_history" USING btree ("slot","version");--> statement-breakpoint
CREATE INDEX "runs_thread" ON "runs" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "runs_state" ON "runs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "training_examples_position" ON "training_examples" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE INDEX "variants_name" ON "variants" USING btree ("name","version");