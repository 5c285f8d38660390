/** What every page does: the box hands its words over unseen, clocks are read, a way out is kept, and what
 * someone wants to find again. */
import { exit } from "./exit.js";
import { find } from "./find.js";
import { homePage } from "./home.js";
import { keep } from "./keep.js";
import { now } from "./now.js";
import { yours } from "./yours.js";

exit();
find();
now(homePage());
yours();
keep();
