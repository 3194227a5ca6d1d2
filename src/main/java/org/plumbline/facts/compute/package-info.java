@NullMarked
package org.plumbline.facts.compute;

import org.jspecify.annotations.NullMarked;
