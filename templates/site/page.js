/** What every page does: the box hands its words over unseen, clocks are read, a way out is kept, and what
 * someone wants to find again. */
import { exit } from "./exit.js";
import { find } from "./find.js";
import { keep } from "./keep.js";
import { now } from "./now.js";

find();
now();
exit();
keep();
