@NullMarked
package org.plumbline.facts.topology;

import org.jspecify.annotations.NullMarked;
