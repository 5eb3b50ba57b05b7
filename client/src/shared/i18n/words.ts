import type auth from "@/features/auth/locales/ru.json";
import type devices from "@/features/devices/locales/ru.json";
import type faq from "@/features/faq/locales/ru.json";
import type home from "@/features/home/locales/ru.json";
import type notifications from "@/features/notifications/locales/ru.json";
import type pages from "@/features/pages/locales/ru.json";
import type profile from "@/features/profile/locales/ru.json";
import type audit from "@/features/staff/audit/locales/ru.json";
import type calendar from "@/features/staff/calendar/locales/ru.json";
import type content from "@/features/staff/content/locales/ru.json";
import type dashboard from "@/features/staff/dashboard/locales/ru.json";
import type desk from "@/features/staff/desk/locales/ru.json";
import type people from "@/features/staff/people/locales/ru.json";
import type queue from "@/features/staff/queue/locales/ru.json";
import type workspace from "@/features/staff/workspace/locales/ru.json";
import type support from "@/features/support/locales/ru.json";
import type tickets from "@/features/tickets/locales/ru.json";
import type chat from "@/widgets/chat/locales/ru.json";
import type device from "@/widgets/device/locales/ru.json";
import type widgets from "@/widgets/locales/ru.json";
import type problems from "../api/locales/ru.json";
import type form from "../ui/form/locales/ru.json";
import type common from "./locales/ru.json";

/** The Russian words by namespace: what keys there are. A new namespace is added here. */
export interface Words {
  common: typeof common;
  audit: typeof audit;
  auth: typeof auth;
  calendar: typeof calendar;
  chat: typeof chat;
  device: typeof device;
  content: typeof content;
  dashboard: typeof dashboard;
  desk: typeof desk;
  devices: typeof devices;
  faq: typeof faq;
  form: typeof form;
  home: typeof home;
  notifications: typeof notifications;
  pages: typeof pages;
  people: typeof people;
  problems: typeof problems;
  profile: typeof profile;
  queue: typeof queue;
  support: typeof support;
  tickets: typeof tickets;
  widgets: typeof widgets;
  workspace: typeof workspace;
}

export type Namespace = keyof Words;

type PluralSuffix = "zero" | "one" | "two" | "few" | "many" | "other";
type WithoutPlural<Key> = Key extends `${infer Base}_${PluralSuffix}` ? Base : Key;
type Path<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${Path<Tree[Key]>}`;
}[keyof Tree & string];

/** The keys of a namespace; a plural's forms count as one. */
export type KeyOf<Name extends Namespace> = Path<Words[Name]>;
