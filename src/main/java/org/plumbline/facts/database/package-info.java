@NullMarked
package org.plumbline.facts.database;

import org.jspecify.annotations.NullMarked;
