import { expect, test } from "vitest";
import type { Role } from "#domain/role.ts";
import type { Ledger } from "./ledger.ts";
import { tokens as tokenTable } from "./schema/tables.ts";
import {
  createEnterCode,
  createSession,
  deleteExpired,
  deleteSession,
  findCallerBySession,
  useEnterCode,
} from "./sessions.ts";
import { createToken, findCallerByToken, listTokens, revokeToken } from "./tokens.ts";
import { createUser, listUsers, updateUser } from "./users.ts";

const at = "2026-01-01T00:00:00.000Z";
const later = "2026-01-02T00:00:00.000Z";

export function testPeople(ledger: () => Ledger): void {
  const write = <Result>(body: (transaction: Ledger["db"]) => Promise<Result>) => ledger().transaction(body);
  const user = (id: string, role: Role = "architect") =>
    write((transaction) => createUser(transaction, { id, name: id, role, at }));
  const token = (user_id: string, role: Role, kind: "person" | "service" = "person") =>
    write((transaction) =>
      createToken(transaction, { id: `token-${user_id}-${kind}`, user_id, name: "laptop", kind, role, at }),
    );

  test("a token's text finds its owner, and is not stored", async () => {
    await user("ann-1");
    const { id, text } = await token("ann-1", "architect");
    expect(await findCallerByToken(ledger().db, text)).toEqual({
      user_id: "ann-1",
      name: "ann-1",
      role: "architect",
      kind: "person",
      token_id: id,
    });
    expect(await findCallerByToken(ledger().db, `${text}x`)).toBeUndefined();
    expect(JSON.stringify(await ledger().db.select().from(tokenTable))).not.toContain(text);
    expect(JSON.stringify(await listTokens(ledger().db, "ann-1"))).not.toMatch(/digest/);
  });

  test("a token never has more than its owner's present role", async () => {
    await user("ann-2", "admin");
    const { text } = await token("ann-2", "architect", "service");
    expect(await findCallerByToken(ledger().db, text)).toMatchObject({ role: "architect", kind: "service" });
    await write((transaction) => updateUser(transaction, "ann-2", { role: "viewer" }));
    expect(await findCallerByToken(ledger().db, text)).toMatchObject({ role: "viewer" });
  });

  test("revoking a token, or disabling its owner, ends it at once", async () => {
    await user("ann-3");
    const first = await token("ann-3", "viewer");
    const second = await token("ann-3", "viewer", "service");
    await write((transaction) => revokeToken(transaction, first.id, at));
    expect(await findCallerByToken(ledger().db, first.text)).toBeUndefined();
    await expect(write((transaction) => revokeToken(transaction, first.id, at))).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await findCallerByToken(ledger().db, second.text)).toBeDefined();
    await write((transaction) => updateUser(transaction, "ann-3", { disabled: true }));
    expect(await findCallerByToken(ledger().db, second.text)).toBeUndefined();
    expect((await listUsers(ledger().db)).find(({ id }) => id === "ann-3")).toMatchObject({ disabled: true });
  });

  test("an entry code opens one session, of several tries at once", async () => {
    await user("ann-4");
    const code = await write((transaction) =>
      createEnterCode(transaction, { user_id: "ann-4", at, expires_at: later }),
    );
    const enter = () => write((transaction) => useEnterCode(transaction, code, at));
    const results = await Promise.allSettled([enter(), enter(), enter()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toMatchObject([{ value: "ann-4" }]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "not-authenticated",
    });
    const old = await write((transaction) =>
      createEnterCode(transaction, { user_id: "ann-4", at, expires_at: at }),
    );
    await expect(write((transaction) => useEnterCode(transaction, old, at))).rejects.toMatchObject({
      code: "not-authenticated",
    });
  });

  test("a session lasts until it ends, is closed, or its owner is disabled", async () => {
    await user("ann-5");
    const open = () =>
      write((transaction) => createSession(transaction, { user_id: "ann-5", at, expires_at: later }));
    const [first, second] = [await open(), await open()];
    expect(await findCallerBySession(ledger().db, first, at)).toMatchObject({
      user_id: "ann-5",
      kind: "person",
    });
    expect(await findCallerBySession(ledger().db, first, later)).toBeUndefined();
    await write((transaction) => deleteSession(transaction, first));
    expect(await findCallerBySession(ledger().db, first, at)).toBeUndefined();
    await write((transaction) => updateUser(transaction, "ann-5", { disabled: true }));
    expect(await findCallerBySession(ledger().db, second, at)).toBeUndefined();
    await write((transaction) => deleteExpired(transaction, later));
  });
}
