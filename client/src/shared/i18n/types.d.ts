import "i18next";
import type auth from "../../features/auth/locales/ru.json";
import type devices from "../../features/devices/locales/ru.json";
import type faq from "../../features/faq/locales/ru.json";
import type home from "../../features/home/locales/ru.json";
import type notifications from "../../features/notifications/locales/ru.json";
import type pages from "../../features/pages/locales/ru.json";
import type profile from "../../features/profile/locales/ru.json";
import type staff from "../../features/staff/locales/ru.json";
import type support from "../../features/support/locales/ru.json";
import type tickets from "../../features/tickets/locales/ru.json";
import type widgets from "../../widgets/locales/ru.json";
import type common from "./locales/ru.json";

/** Keys are checked by the compiler against the Russian words; a new namespace is added here. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      auth: typeof auth;
      devices: typeof devices;
      faq: typeof faq;
      home: typeof home;
      notifications: typeof notifications;
      pages: typeof pages;
      profile: typeof profile;
      staff: typeof staff;
      support: typeof support;
      tickets: typeof tickets;
      widgets: typeof widgets;
    };
  }
}
