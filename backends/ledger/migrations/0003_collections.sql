CREATE TABLE "collections" (
	"name" text PRIMARY KEY NOT NULL,
	"dataset" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL
);
