/** A technician's desk: from the login to a ticket that is done, and many at once. */
import { expect, test } from "./fixtures";
import { unique } from "./support/people";
import { untilReady } from "./support/ready";

test("a technician logs in, finds a ticket, takes it, answers and moves it on @desktop", async ({
  page,
  customer,
  words,
  complaints,
}) => {
  test.setTimeout(90_000);
  // The first answer makes the ticket newer: who moves it on at once is refused, and asks again.
  complaints.expect(/status of 412 /);
  const field = (key: string) => page.getByLabel(words.text(key), { exact: true });
  const button = (key: string) => page.getByRole("button", { name: words.text(key), exact: true });
  const dialog = page.getByRole("dialog");
  const word = unique();
  const ticket = await customer.ticket({ title: `Leaking ${word}`, description: "Under the door" });
  const sent = async () => customer.get(`/tickets/${ticket.id}/messages`);

  await test.step("logs in, and stands at the queue", async () => {
    await page.goto("/login");
    await untilReady(page);
    await field("auth:login.identity").fill("technician@example.com");
    await field("auth:login.password").fill("demo-technician");
    await button("auth:login.submit").click();
    await expect(page).toHaveURL(/\/staff/);
    await untilReady(page);
  });

  await test.step("narrows the queue; the address says how, and gives the same again", async () => {
    await button("queue:filter.title").click();
    const shown = dialog.getByRole("checkbox", { name: words.text("widgets:ticketStatus.new") });
    await shown.check();
    await button("queue:filter.done").click();
    await expect(page).toHaveURL(/status=new/);
    await field("nav.search").fill(word);
    await field("nav.search").press("Enter");
    await expect(page).toHaveURL(new RegExp(`q=${word}`));
    await page.reload();
    await untilReady(page);
    await expect(page.getByRole("link", { name: ticket.number })).toHaveCount(1);
    await expect(
      page.getByRole("button", { name: words.pattern("queue:filter.remove") }),
    ).toBeVisible();
  });

  await test.step("opens it and takes it", async () => {
    await page.getByRole("link", { name: ticket.number }).click();
    await expect(page).toHaveURL(new RegExp(`/staff/tickets/${ticket.id}`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ticket.title);
    await button("workspace:properties.takeIt").click();
    await expect(button("workspace:properties.takeIt")).toBeHidden();
    await expect
      .poll(async () => (await customer.get(`/tickets/${ticket.id}`)).assignee?.name)
      .toBeTruthy();
  });

  await test.step("answers; what is noted for colleagues stays among them", async () => {
    await field("workspace:compose.replyLabel").fill("On my way");
    await page.keyboard.press("Enter");
    await button("workspace:compose.note").click();
    await field("workspace:compose.noteLabel").fill("Take the long hose");
    await page.keyboard.press("Enter");
    const note = page.getByRole("listitem").filter({ hasText: "Take the long hose" });
    await expect(note.getByText(words.text("chat:note"))).toBeVisible();
    await expect.poll(async () => (await sent()).length).toBe(1);
    expect((await sent())[0].body).toBe("On my way");
    await expect(note.getByText(words.text("chat:state.pending"))).toHaveCount(0);
    expect(JSON.stringify(await customer.get(`/tickets/${ticket.id}`))).not.toContain("hose");
    expect(await sent()).toHaveLength(1);
  });

  await test.step("moves it on", async () => {
    await button("workspace:next.start").click();
    await button("workspace:next.complete").click();
    await dialog.getByLabel(words.text("queue:status.comment")).fill("New hose");
    await dialog.getByRole("button", { name: words.text("queue:status.apply") }).click();
    await expect(dialog).toBeHidden();
    await expect
      .poll(async () => (await customer.get(`/tickets/${ticket.id}`)).status)
      .toBe("completed");
    const { status_history } = await customer.get(`/tickets/${ticket.id}`);
    expect(status_history.at(-1).comment).toBe("New hose");
  });
});

test("many tickets are changed at once, and changed back @desktop", async ({
  open,
  demo,
  customer,
  words,
}) => {
  const word = unique();
  const tickets = [
    await customer.ticket({ title: `Noise ${word} one` }),
    await customer.ticket({ title: `Noise ${word} two` }),
  ];
  const technician = await demo("technician");
  const priorities = async () =>
    Promise.all(tickets.map(async ({ id }) => (await technician.get(`/tickets/${id}`)).priority));
  const page = await open(`/staff?q=${word}`, technician);
  await untilReady(page);
  await expect(page.getByRole("link", { name: /T-\d+/ })).toHaveCount(2);
  await page.getByRole("checkbox", { name: words.text("queue:list.selectAll") }).check();
  const bar = page.getByRole("region", { name: words.text("queue:bulk.label") });
  await expect(bar.getByRole("status")).toContainText("2");
  await bar.getByRole("button", { name: words.text("queue:bulk.priority") }).click();
  await page.getByRole("option", { name: words.text("queue:priority.urgent") }).click();
  await expect.poll(priorities).toEqual(["urgent", "urgent"]);
  await page.getByRole("button", { name: words.text("queue:undo") }).click();
  await expect.poll(priorities).toEqual(["normal", "normal"]);
});

test("the desk is worked by keys alone @desktop", async ({ open, demo, customer, words }) => {
  const word = unique();
  for (const name of ["one", "two", "three"]) {
    await customer.ticket({ title: `Keys ${word} ${name}` });
  }
  const page = await open(`/staff?q=${word}&sort=created_at`, await demo("technician"));
  await untilReady(page);
  const row = (name: string) => page.getByRole("link", { name: `Keys ${word} ${name}` });
  await expect(row("three")).toBeVisible();
  await page.keyboard.press("j");
  await expect(row("one")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(row("three")).toBeFocused();
  await page.keyboard.press("k");
  await expect(row("two")).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);

  await page.keyboard.press("Shift+?");
  const sheet = page.getByRole("dialog", { name: words.text("queue:keys.title") });
  await expect(sheet.getByText(words.text("queue:keys.acts.next"))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await row("two").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Keys ${word} two`);
  await page.keyboard.press("r");
  const reply = page.getByLabel(words.text("workspace:compose.replyLabel"), { exact: true });
  await expect(reply).toBeFocused();
  await page.keyboard.type("jk?");
  await expect(reply).toHaveValue("jk?");
});
