/** How long the cloud's software is supported, as found in a snapshot. */
@NullMarked
package org.plumbline.facts.lifecycle;

import org.jspecify.annotations.NullMarked;
