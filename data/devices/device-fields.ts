import type { Field } from "#domain/dataset.ts";
import { deviceSeries } from "./device.ts";

export const deviceFields: readonly Field[] = [
  { name: "id", type: "string", description: "Stable id of the device." },
  { name: "name", type: "string", description: "Full product name, unique." },
  { name: "series", type: "string", description: "Product series.", values: [...deviceSeries] },
  { name: "family", type: "string", description: "Product family within the series, such as T14 or SR650." },
  { name: "model", type: "string", description: "Model name without the series." },
  {
    name: "form_factor",
    type: "string",
    description: "Kind of device.",
    values: [
      "phone",
      "laptop",
      "ultrabook",
      "convertible",
      "mobile workstation",
      "rack server",
      "tower server",
      "dense server",
      "edge server",
    ],
  },
  { name: "year", type: "number", description: "Year of release." },
  { name: "price_usd", type: "number", description: "List price in US dollars." },
  { name: "ram_gb", type: "number", description: "Memory in gigabytes." },
  { name: "storage_gb", type: "number", description: "Storage in gigabytes." },
  { name: "processor", type: "string", description: "Processor name." },
  { name: "cores", type: "number", description: "Processor cores." },
  { name: "os", type: "string", description: "Operating system delivered." },
  { name: "firmware_version", type: "string", description: "Firmware version delivered." },
  { name: "weight_g", type: "number", description: "Weight in grams." },
  {
    name: "display_inches",
    type: "number",
    description: "Screen diagonal in inches; 0 for servers, which have none.",
  },
  {
    name: "refresh_hz",
    type: "number",
    description: "Highest refresh rate of the screen in hertz; 0 for servers.",
  },
  {
    name: "battery_mah",
    type: "number",
    description: "Battery capacity of phones in milliampere-hours; 0 for others.",
  },
  {
    name: "battery_wh",
    type: "number",
    description: "Battery capacity of laptops in watt-hours; 0 for others.",
  },
  { name: "camera_mp", type: "number", description: "Main camera in megapixels; 0 for servers." },
  { name: "drive_bays", type: "number", description: "Drive bays of servers; 0 for others." },
  {
    name: "redundant_power",
    type: "boolean",
    description: "Whether a server has redundant power supplies; false for others.",
  },
  { name: "warranty_months", type: "number", description: "Warranty in months." },
];
