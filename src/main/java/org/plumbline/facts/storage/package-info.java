@NullMarked
package org.plumbline.facts.storage;

import org.jspecify.annotations.NullMarked;
