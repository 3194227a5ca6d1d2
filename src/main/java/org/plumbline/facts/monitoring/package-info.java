@NullMarked
package org.plumbline.facts.monitoring;

import org.jspecify.annotations.NullMarked;
