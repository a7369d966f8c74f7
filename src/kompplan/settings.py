"""Tolerances and lead times that rules go by: every one has a default, its reason, and can be set in the configuration.

A name here is the key in ``[settings]`` of ``kompplan.toml`` with hyphens for underscores.
"""

from decimal import Decimal
from typing import Annotated, NamedTuple

from kompplan.i18n.text import Text


class Settings(NamedTuple):
    """The figures that an organisation may want otherwise. Shares are fractions: 0.02 is two per cent."""

    mean_tolerance: Annotated[
        Decimal,
        Text(
            "how far a stated mean or ratio may be from its numerator and denominator, as a share (GOA09)",
            "hur långt ett angivet medelvärde får ligga från sin täljare och nämnare, som andel (GOA09)",
        ),
    ] = Decimal("0.02")
    full_time_hours: Annotated[
        Decimal,
        Text(
            "how many hours a month full time is; 40 hours a week is the most that the Working Hours Act "
            "(1982:673, section 5) calls ordinary (ACT07)",
            "hur många timmar i månaden en heltid är; 40 timmar i veckan är det mesta som arbetstidslagen "
            "(1982:673, 5 §) kallar ordinarie (ACT07)",
        ),
    ] = Decimal(173)
    exact_dates_ahead: Annotated[
        int,
        Text(
            "how many days before an activity of a running plan begins its day must be known (TIM04)",
            "hur många dagar innan en aktivitet i en pågående plan börjar som dagen ska vara bestämd (TIM04)",
        ),
    ] = 60
    school_breaks: Annotated[
        tuple[str, ...],
        Text(
            "your own school breaks, such as v. 9 2027; in a year that has one the rough ones are not used "
            "(ACT07, TIM05, TIM06, TIM10, PAR09)",
            "era egna skollov, till exempel v. 9 2027; ett år som har något sådant används inte de ungefärliga "
            "(ACT07, TIM05, TIM06, TIM10, PAR09)",
        ),
    ] = ()
    meeting_pause: Annotated[
        Decimal,
        Text(
            "how much of the year weekly and monthly meetings may pause for vacation and breaks, as a share (TIM07)",
            "hur stor del av året som möten varje vecka eller månad får göra uppehåll, som andel (TIM07)",
        ),
    ] = Decimal("0.25")
    preparation_lead_days: Annotated[
        int,
        Text(
            "how many days before an activity its application, memo or information should be ready (TIM09)",
            "hur många dagar före en aktivitet som ansökan, PM eller information bör vara klar (TIM09)",
        ),
    ] = 14
    direct_award_days: Annotated[
        int,
        Text("days that a direct award takes (PRO02, PRO03)", "dagar som en direktupphandling tar (PRO02, PRO03)"),
    ] = 20
    call_off_days: Annotated[
        int,
        Text(
            "days that a call-off from a framework agreement takes (PRO02, PRO03)",
            "dagar som ett avrop från ett ramavtal tar (PRO02, PRO03)",
        ),
    ] = 25
    advertised_tender_days: Annotated[
        int,
        Text(
            "days for tenders in an advertised procedure below the EU threshold (PRO02, PRO03)",
            "dagar för anbud i en annonserad upphandling under EU:s tröskelvärde (PRO02, PRO03)",
        ),
    ] = 15
    advertised_evaluation_days: Annotated[
        int,
        Text(
            "days from tenders to award in an advertised procedure (PRO02, PRO03)",
            "dagar från anbud till tilldelning i en annonserad upphandling (PRO02, PRO03)",
        ),
    ] = 15
    open_tender_days: Annotated[
        int,
        Text(
            "days for tenders in an open procedure above the EU threshold (PRO02, PRO03)",
            "dagar för anbud i ett öppet förfarande över EU:s tröskelvärde (PRO02, PRO03)",
        ),
    ] = 30
    open_evaluation_days: Annotated[
        int,
        Text(
            "days from tenders to award in an open procedure (PRO02, PRO03)",
            "dagar från anbud till tilldelning i ett öppet förfarande (PRO02, PRO03)",
        ),
    ] = 20
    standstill_days: Annotated[
        int,
        Text(
            "days of standstill after an award that is sent electronically, when planning (PRO02, PRO03)",
            "dagar med avtalsspärr efter ett tilldelningsbeslut som skickas elektroniskt, i planeringen (PRO02, PRO03)",
        ),
    ] = 10
    contract_days: Annotated[
        int,
        Text(
            "days from the end of standstill to a signed contract (PRO02, PRO03)",
            "dagar från avtalsspärrens slut till tecknat avtal (PRO02, PRO03)",
        ),
    ] = 5
    specification_days: Annotated[
        int,
        Text(
            "days of work on the requirements before the notice",
            "dagars arbete med kravspecifikationen före annonsen",
        ),
    ] = 20
    review_buffer_days: Annotated[
        int,
        Text(
            "days kept free between contract and start in case a court reviews the award (PRO03)",
            "dagar mellan avtal och start att ta av om tilldelningen överprövas i domstol (PRO03)",
        ),
    ] = 60
    appeal_buffer_days: Annotated[
        int,
        Text(
            "days kept free where the court's ruling may be appealed in turn",
            "dagar att ta av om även domen överklagas",
        ),
    ] = 220
    reasonable_tender_days: Annotated[
        int,
        Text(
            "the fewest days for a tender where the act only asks for a reasonable time (PRO05)",
            "minsta antal dagar för anbud där lagen bara kräver skälig tid (PRO05)",
        ),
    ] = 10
    effect_lag_months: Annotated[
        int,
        Text(
            "how many months after the last activity an effect can be measured; the Social Fund's long-term results "
            "are measured after six (GOA08)",
            "hur många månader efter sista aktiviteten som en effekt går att mäta; Socialfondens långsiktiga resultat "
            "mäts efter sex (GOA08)",
        ),
    ] = 6
    analysis_age_months: Annotated[
        int,
        Text(
            "how many months old an analysis may be when the project starts (ANA07)",
            "hur många månader gammal en analys får vara när projektet startar (ANA07)",
        ),
    ] = 24
    staff_change: Annotated[
        Decimal,
        Text(
            "how much a target group may have grown or shrunk since the analysis, as a share (ANA07)",
            "hur mycket en målgrupp får ha vuxit eller krympt sedan analysen, som andel (ANA07)",
        ),
    ] = Decimal("0.25")
    training_share: Annotated[
        Decimal,
        Text(
            "how large a share of activities, measures or cost in the aspect competence is remarked on (ANA06)",
            "hur stor andel av aktiviteter, åtgärder eller kostnad i aspekten kompetens som påpekas (ANA06)",
        ),
    ] = Decimal("0.8")
    staff_hours: Annotated[
        Decimal,
        Text(
            "from how many hours of the participants' working time an arrangement for it is asked for (STG03)",
            "från hur många timmar av deltagarnas arbetstid som en lösning för den efterfrågas (STG03)",
        ),
    ] = Decimal(100)
    day_hours: Annotated[
        Decimal,
        Text(
            "how many hours of working time a day of training takes (STG03, TIM06, TIM10, PAR09)",
            "hur många timmars arbetstid en utbildningsdag tar (STG03, TIM06, TIM10, PAR09)",
        ),
    ] = Decimal(8)
    follow_up_months: Annotated[
        int,
        Text(
            "how many months after the end the Social Fund looks for lasting results, and a follow-up is proposed "
            "(CLO03)",
            "hur många månader efter slutet Socialfonden frågar efter varaktiga resultat, och en uppföljning föreslås "
            "(CLO03)",
        ),
    ] = 6
    smallest_share_of_a_sex: Annotated[
        Decimal,
        Text(
            "the share of women or of men below which a group is called skewed (HOR03)",
            "den andel kvinnor eller män under vilken en grupp kallas sned (HOR03)",
        ),
    ] = Decimal("0.4")
    smallest_group_for_balance: Annotated[
        int,
        Text(
            "how many persons a group must have before the shares of women and men are looked at; in smaller ones "
            "one person decides, and may be recognised (HOR03)",
            "hur många personer en grupp måste ha innan andelen kvinnor och män bedöms; i mindre grupper avgör en "
            "enda person, och kan kännas igen (HOR03)",
        ),
    ] = 10
    digits_together: Annotated[
        int,
        Text(
            "how many digits may stand together in a number before spaces divide them (TXT03)",
            "hur många siffror som får stå i rad i ett tal innan mellanslag delar upp dem (TXT03)",
        ),
    ] = 6
    estimates_together: Annotated[
        Decimal,
        Text(
            "how much estimates turn out high or low together, 0 to 1, when chances are simulated: prices, staff and "
            "optimism are common to all; with 0 the spread of a sum comes out too small",
            "hur mycket uppskattningar blir höga eller låga tillsammans, 0 till 1, när chansen räknas ut: priser, "
            "personal och optimism är gemensamma för allt; med 0 blir summans spridning för liten",
        ),
    ] = Decimal("0.25")
    review_share: Annotated[
        Decimal,
        Text(
            "how large a share of advertised procurements a court is asked to review: 5,3 % in 2022, the latest year "
            "in upphandlingsmyndigheten.se's statistics (8,0 % in 2012)",
            "hur stor andel av annonserade upphandlingar som någon begär överprövning av: 5,3 % år 2022, det senaste "
            "året i upphandlingsmyndigheten.se:s statistik (8,0 % år 2012)",
        ),
    ] = Decimal("0.053")
    review_days: Annotated[
        int,
        Text(
            "how many calendar days a review in the administrative court takes: 1,8 months on average in 2023 "
            "(upphandlingsmyndigheten.se 2024-04-15)",
            "hur många kalenderdagar en överprövning i förvaltningsrätten tar: 1,8 månader i medeltal 2023 "
            "(upphandlingsmyndigheten.se 2024-04-15)",
        ),
    ] = 55


DEFAULT = Settings()
"""What holds where nobody has said otherwise."""
