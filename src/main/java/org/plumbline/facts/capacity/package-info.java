@NullMarked
package org.plumbline.facts.capacity;

import org.jspecify.annotations.NullMarked;
