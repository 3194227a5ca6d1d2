@NullMarked
package org.plumbline.facts.time;

import org.jspecify.annotations.NullMarked;
