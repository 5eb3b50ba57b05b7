import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { DeviceRead } from "@/shared/api/generated/model";
import { writeTokens } from "@/shared/api/tokens";
import { API, problem } from "@/shared/testing/server";
import { tokenPair, USER_ID } from "@/shared/testing/tokens";
import { renderPage } from "@/testing/render";
import DevicePage from "./pages/Device";
import DevicesPage from "./pages/Devices";
import NewDevicePage from "./pages/NewDevice";

const server = setupServer();
const words = ["devices", "device", "chat", "form", "problems", "widgets"] as const;
const device: DeviceRead = {
  id: "d-1",
  user_id: USER_ID,
  title: "Стиралка",
  brand: "Bosch",
  model: "WAN 24260",
  serial_number: "BW-1",
  purchase_date: null,
  warranty_until: null,
  warranty_status: "unknown",
  photos: [{ id: "p-1", url: "u", thumbnail_url: "t", medium_url: "m" }],
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  localStorage.clear();
  writeTokens(tokenPair());
  server.use(
    http.get(`${API}/user/me`, () => HttpResponse.json({ id: USER_ID, roles: ["customer"] })),
    http.get(`${API}/devices/d-1`, () => HttpResponse.json(device)),
    http.get(`${API}/devices/d-1/history`, () => HttpResponse.json([])),
    http.get(`${API}/tickets`, () => HttpResponse.json([])),
  );
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function openDevice() {
  await renderPage(<DevicePage />, { words, at: "/devices/d-1", path: "/devices/:id" });
  await screen.findByRole("heading", { name: "Стиралка" });
  return userEvent.setup();
}

it("teaches where there is no device yet", async () => {
  server.use(http.get(`${API}/devices`, () => HttpResponse.json([])));
  await renderPage(<DevicesPage />, { words });
  expect(await screen.findByText("Пока ни одного устройства")).toBeVisible();
  expect(screen.getByRole("link", { name: "Добавить" })).toHaveAttribute("href", "/devices/new");
});

it("shows at the serial number that it is taken, and keeps what was typed", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(`${API}/devices`, async ({ request }) => {
      sent.push(await request.json());
      return problem(409, "device.serial_number_taken");
    }),
  );
  await renderPage(<NewDevicePage />, { words });
  const user = userEvent.setup();
  await waitFor(() => expect(localStorage.getItem("session_user")).not.toBeNull());
  await user.type(screen.getByLabelText("Название"), "Стиралка");
  await user.type(screen.getByLabelText("Марка"), "Bosch");
  await user.type(screen.getByLabelText("Модель"), "WAN 24260");
  await user.type(screen.getByLabelText("Серийный номер"), " BW-1 ");
  await user.click(screen.getByRole("button", { name: "Добавить устройство" }));
  expect(await screen.findByText(/уже записано/)).toBeVisible();
  expect(screen.getByLabelText("Серийный номер")).toBeInvalid();
  expect(sent).toEqual([
    {
      user_id: USER_ID,
      title: "Стиралка",
      brand: "Bosch",
      model: "WAN 24260",
      serial_number: "BW-1",
      purchase_date: null,
      warranty_until: null,
    },
  ]);
  dispatchEvent(new Event("pagehide"));
  expect(localStorage.getItem(`draft:${USER_ID}:new-device`)).toContain("WAN 24260");
});

it("explains why a device with an open ticket stays", async () => {
  server.use(http.delete(`${API}/devices/d-1`, () => problem(409, "device.has_open_ticket")));
  const user = await openDevice();
  await user.click(await screen.findByRole("button", { name: "Удалить устройство" }));
  await user.click(screen.getByRole("button", { name: "Удалить" }));
  expect(await screen.findByText(/есть открытая заявка/)).toBeVisible();
});

it("takes a photo off at once, and brings it back when the server refuses", async () => {
  let answer: (() => void) | undefined;
  server.use(
    http.delete(`${API}/devices/d-1/photos/p-1`, async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return problem(404, "device.photo_not_found");
    }),
  );
  const user = await openDevice();
  await user.click(await screen.findByRole("button", { name: "Удалить фото 1" }));
  await user.click(screen.getByRole("button", { name: "Удалить" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: /Открыть фото/ })).toBeNull());
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  expect(await screen.findByRole("button", { name: /Открыть фото/ })).toBeVisible();
});
