"""The closed lists of words. Their Swedish spellings stand in ``vocabulary.WORDS``."""

from kompplan.model.base import Word


class Status(Word):
    """How far the plan has come; decides how much is asked of it."""

    DRAFT = "draft"
    READY = "ready"
    RUNNING = "running"
    CLOSED = "closed"


class Phase(Word):
    """The phase of a programme that the project is in."""

    PRE_STUDY = "pre_study"
    MOBILISATION = "mobilisation"
    ANALYSIS = "analysis"
    IMPLEMENTATION = "implementation"
    CLOSING = "closing"


class LanguageWord(Word):
    """The language that the plan is written and reported in."""

    SV = "sv"
    EN = "en"


class OrganisationKind(Word):
    """What sort of body an organisation is."""

    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    DIVISION = "division"
    UNIT = "unit"
    COMMITTEE = "committee"
    ASSOCIATION = "association"
    COMPANY = "company"
    NGO = "ngo"
    UNIVERSITY = "university"
    AUTHORITY = "authority"


class RoleKind(Word):
    """What a role does in the project."""

    PROJECT_MANAGER = "project_manager"
    PROCESS_LEADER = "process_leader"
    LEARNING_LEADER = "learning_leader"
    COORDINATOR = "coordinator"
    MANAGER = "manager"
    SPONSOR = "sponsor"
    CONTROLLER = "controller"
    EVALUATOR = "evaluator"
    TRAINER = "trainer"
    STAFF = "staff"
    OTHER = "other"


class Aspect(Word):
    """What is developed: the five aspects of the strategy."""

    COMPETENCE = "competence"
    ORGANISATION = "organisation"
    PROCESSES = "processes"
    TECHNOLOGY = "technology"
    GOVERNANCE = "governance"


class AspectState(Word):
    """Whether anything is needed in an aspect."""

    NEEDED = "needed"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


class GoalKind(Word):
    """Result: at the end of the project. Effect: for users or the organisation, often later."""

    RESULT = "result"
    EFFECT = "effect"


class GoalRank(Word):
    """The logical framework's three ranks of goals."""

    OVERALL = "overall"
    PROJECT = "project"
    SUB = "sub"


class Level(Word):
    """Whom a problem, a goal or a question is about."""

    INDIVIDUAL = "individual"
    WORKPLACE = "workplace"
    ORGANISATION = "organisation"
    USERS = "users"
    STRUCTURE = "structure"


class IndicatorKind(Word):
    """Output: counted deliveries. Result: at the end. Effect: what it led to."""

    OUTPUT = "output"
    RESULT = "result"
    EFFECT = "effect"


class NeedStatus(Word):
    """How a need was stated, and what became of it."""

    STATED = "stated"
    WISH = "wish"
    MET = "met"
    DECLINED = "declined"


class Kind(Word):
    """What sort of work a measure or an activity is."""

    TRAINING = "training"
    LECTURE = "lecture"
    SEMINAR = "seminar"
    WORKSHOP = "workshop"
    SUPERVISION = "supervision"
    LEARNING_CONVERSATION = "learning_conversation"
    PEER_SUPERVISION = "peer_supervision"
    PEER_VISIT = "peer_visit"
    PEER_EVALUATION = "peer_evaluation"
    SHADOWING = "shadowing"
    ACTION_RESEARCH = "action_research"
    MEASUREMENT = "measurement"
    NETWORK = "network"
    PARTNERSHIP = "partnership"
    VALIDATION = "validation"
    WORKPLACE_LEARNING = "workplace_learning"
    LOGBOOK = "logbook"
    ROUTINE = "routine"
    STAFFING = "staffing"
    PURCHASE = "purchase"
    MEETING = "meeting"
    INFORMATION = "information"
    SUPPORT = "support"
    COORDINATION = "coordination"
    PROJECT_MANAGEMENT = "project_management"
    SYSTEM = "system"
    DECISION = "decision"
    MEMO = "memo"
    FOLLOW_UP = "follow_up"
    EVALUATION = "evaluation"
    OTHER = "other"


class ActivityStatus(Word):
    """How far an activity has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    CANCELLED = "cancelled"


class LinkKind(Word):
    """Which end of the one activity waits for which end of the other."""

    FINISH_START = "finish_start"
    START_START = "start_start"
    FINISH_FINISH = "finish_finish"
    START_FINISH = "start_finish"


class CostType(Word):
    """The funders' cost categories."""

    STAFF = "staff"
    TRAVEL = "travel"
    EXTERNAL_SERVICES = "external_services"
    EQUIPMENT = "equipment"
    PREMISES = "premises"
    PARTICIPANTS = "participants"
    INDIRECT = "indirect"
    OTHER = "other"


class FundingKind(Word):
    """Where money comes from in principle."""

    GRANT = "grant"
    COFINANCING = "cofinancing"
    OWN = "own"
    FEE = "fee"


class FundingForm(Word):
    """In what form a contribution is made."""

    CASH = "cash"
    IN_KIND = "in_kind"
    PARTICIPANT_TIME = "participant_time"


class Procedure(Word):
    """How a purchase is made under the procurement act."""

    DIRECT = "direct"
    CALL_OFF = "call_off"
    ADVERTISED = "advertised"
    OPEN = "open"


class Category(Word):
    """What is bought, as far as the procurement act treats it differently."""

    GOODS = "goods"
    SERVICES = "services"
    ANNEX2 = "annex2"
    WORKS = "works"


class ProcurementStatus(Word):
    """How far a purchase has come."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    """Under way, without saying how far."""
    ADVERTISED = "advertised"
    AWARDED = "awarded"
    CONTRACTED = "contracted"
    APPEALED = "appealed"
    CANCELLED = "cancelled"


class RiskLevel(Word):
    """What a risk's value asks for."""

    ACCEPT = "accept"
    MITIGATE = "mitigate"
    ACT_NOW = "act_now"


class RiskStatus(Word):
    """Whether a risk still has to be watched."""

    OPEN = "open"
    CLOSED = "closed"
    OCCURRED = "occurred"


class EvaluationKind(Word):
    """When the evaluation speaks: while there is time to change, half-way, or at the end."""

    ONGOING = "ongoing"
    MIDTERM = "midterm"
    FINAL = "final"


class ColumnKind(Word):
    """What a column of a statistics table counts."""

    LABEL = "label"
    TOTAL = "total"
    WOMEN = "women"
    MEN = "men"
    UNKNOWN = "unknown"
    NUMBER = "number"
    SHARE = "share"


class Blank(Word):
    """How an empty cell of a table is to be read."""

    ZERO = "zero"
    UNKNOWN = "unknown"
