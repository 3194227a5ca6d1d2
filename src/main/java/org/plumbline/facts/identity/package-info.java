@NullMarked
package org.plumbline.facts.identity;

import org.jspecify.annotations.NullMarked;
