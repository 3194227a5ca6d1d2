/** Holds what is set against what upstream declares. */
@NullMarked
package org.plumbline.facts.options;

import org.jspecify.annotations.NullMarked;
