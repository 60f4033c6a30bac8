// SPDX-License-Identifier: EUPL-1.2
// Runs before the first paint, so that nobody sees a page change its letters. Nothing else belongs here.
import { chosenSize, showSize } from "./letters.js";
import { localStorageOrNull } from "./local.js";

showSize(chosenSize(localStorageOrNull()));
