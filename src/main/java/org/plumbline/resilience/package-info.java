/** Redundancy groups, capabilities, and which failure takes what down. Pure functions of the model. */
@NullMarked
package org.plumbline.resilience;

import org.jspecify.annotations.NullMarked;
