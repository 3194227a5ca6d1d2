/** Snapshot to model, one class per kind of source. Pure: the same snapshot gives the same facts. */
@NullMarked
package org.plumbline.facts;

import org.jspecify.annotations.NullMarked;
