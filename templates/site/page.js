/** What every page does: the box hands its words over unseen, clocks are read, a way out is kept, what
 * someone wants to find again is kept, and a worker answers where there is no network.
 */
import { exit } from "./exit.js";
import { find } from "./find.js";
import { here, root } from "./here.js";
import { homePage } from "./home.js";
import { keep } from "./keep.js";
import { now } from "./now.js";
import { register } from "./register.js";
import { yours } from "./yours.js";

exit();
find();
now(homePage());
yours();
keep();
register();
// What only some pages have comes with them.
if (document.querySelector("[data-zone]")) import(`${root}programs/${here.language}/zone.js`).catch(Boolean);
