package org.plumbline.parse.time;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of chrony.conf, after chrony.conf(5) of 4.6 and what its parser still tolerates of older releases. */
final class ChronyDirectives {

    private record Arity(int least, int most) {}

    private static final int MANY = Integer.MAX_VALUE;
    private static final Map<String, Arity> ARITY = new HashMap<>();

    static {
        known(0, 0, "dumponexit generatecommandkey lock_all manual noclientlog nosystemcert rtconutc rtcsync");
        known(
                1,
                1,
                "acquisitionport authselectmode bindacqaddress bindacqdevice bindaddress bindcmdaddress bindcmddevice"
                        + " binddevice clientloglimit clockprecision cmdport combinelimit commandkey corrtimeratio dscp"
                        + " dumpdir hwclockfile hwtstimeout keyfile leapseclist leapsecmode leapsectz linux_freq_scale"
                        + " linux_hz logbanner logchange logdir maxclockerror maxdistance maxdrift maxjitter"
                        + " maxntsconnections maxsamples maxslewrate maxupdateskew minsamples minsources nocerttimecheck"
                        + " ntpsigndsocket ntsdumpdir ntsntpserver ntsport ntsprocesses ntsservercert ntsserverkey ntsrefresh ntsrotate"
                        + " pidfile port ptpdomain ptpport refresh reselectdist rtcautotrim rtcdevice rtcfile sched_priority"
                        + " stratumweight user");
        known(1, 2, "ntstrustedcerts");
        known(1, 3, "driftfile");
        known(0, 2, "allow deny cmdallow cmddeny");
        known(2, 2, "fallbackdrift mailonchange makestep");
        known(2, 3, "broadcast smoothtime");
        known(3, 3, "maxchange");
        known(3, 6, "tempcomp");
        known(1, MANY, "confdir hwtimestamp include initstepslew log ntsaeads sourcedir");
        known(0, MANY, "cmdratelimit local ntsratelimit ratelimit");
    }

    private static final Set<String> FLAGS = Set.of(
            "auto_offline burst copy iburst ipv4 ipv6 noselect nts offline prefer require trust xleave".split(" "));
    private static final Set<String> VALUES = Set.of(
            ("asymmetry certset extfield filter key maxdelay maxdelaydevratio maxdelayquant maxdelayratio maxpoll"
                            + " maxsamples maxsources maxunreach mindelay minpoll minsamples minstratum ntsport offset"
                            + " polltarget port presend version")
                    .split(" "));
    private static final Set<String> CLOCK_FLAGS = Set.of("local noselect pps prefer require tai trust".split(" "));
    private static final Set<String> CLOCK_VALUES = Set.of(
            ("delay dpoll filter lock maxdispersion maxlockage maxsamples maxunreach minsamples offset poll precision"
                            + " rate refid stratum width")
                    .split(" "));

    private ChronyDirectives() {}

    private static void known(int least, int most, String names) {
        for (var name : names.split(" ")) {
            ARITY.put(name, new Arity(least, most));
        }
    }

    /** Why chronyd would refuse the directive; empty when it would not. */
    static Optional<String> refusal(String name, int arguments) {
        var arity = ARITY.get(name);
        if (arity == null) {
            return Optional.of("chronyd does not know this directive.");
        }
        if (arguments < arity.least()) {
            return Optional.of("The directive lacks an argument.");
        }
        return arguments > arity.most() ? Optional.of("The directive has text after it.") : Optional.empty();
    }

    static boolean isFlag(String kind, String option) {
        return (kind.equals("refclock") ? CLOCK_FLAGS : FLAGS).contains(option);
    }

    static boolean takesValue(String kind, String option) {
        return (kind.equals("refclock") ? CLOCK_VALUES : VALUES).contains(option);
    }
}
