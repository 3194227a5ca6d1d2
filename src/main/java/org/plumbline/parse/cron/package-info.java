@NullMarked
package org.plumbline.parse.cron;

import org.jspecify.annotations.NullMarked;
