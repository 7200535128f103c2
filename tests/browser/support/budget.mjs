// What the app may weigh.
import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../../budget.toml", import.meta.url), "utf8");

/** A figure of budget.toml. */
export const budget = (name) => Number(new RegExp(`^${name} = (\\d+)`, "m").exec(text)[1]);
