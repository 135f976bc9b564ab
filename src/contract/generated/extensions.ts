// Made from spec/conformance.schema.json by `npm run generate`. Do not edit.

/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "name".
 */
export type Name = string;
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "outcome".
 */
export type OutcomeExtension = Outcome & Outcome1;
export type Outcome =
  | {
      clause: unknown;
      [k: string]: unknown;
    }
  | {
      says: unknown;
      level: unknown;
      source: unknown;
      [k: string]: unknown;
    };

/**
 * How an OpenAPI description says which clauses it makes, which requests lead to which documented response, and what it leaves open.
 */
export interface DocumentExtensions {
  /**
   * What the plain part of the document does not say of the method: where its envelope is.
   */
  "x-conformance"?: {
    $schema?: string;
    edition?: string;
    /**
     * The scope that a credential needs; missing where the method needs none.
     */
    scope?: string;
    /**
     * What a success does on the portal. It decides what is repeated, generated, batched, and sent at all.
     */
    effect: "none" | "idempotent" | "creates" | "changes" | "deletes";
    /**
     * The parameters that name what the call writes to.
     */
    names?: string[];
    /**
     * JSON pointers into a response's body: what two right answers to the same call may differ in.
     */
    volatile?: string[];
    /**
     * The page that the document is written from. Its clauses name only lines.
     */
    page?: {
      name: Name;
      repository: string;
      commit: string;
      path: string;
    };
    envelope?: string;
  };
  /**
   * Clause id to clause. An id is never reused and never given another meaning.
   */
  "x-clauses"?: {
    [k: string]: ClauseExtension;
  };
  /**
   * A class of requests and the responses it must get. The classes do not overlap but for the fixtures that their requests name.
   */
  "x-outcomes"?: {
    [k: string]: OutcomeExtension;
  };
  /**
   * Calls that build on one another: what is made is read back, changed, deleted, and gone. Each is a clause of its own.
   */
  "x-lifecycles"?: {
    [k: string]: LifecycleExtension;
  };
  /**
   * What the documents leave open: it is asked and recorded.
   */
  "x-open-questions"?: {
    [k: string]: QuestionExtension;
  };
  /**
   * What an imported document does not judge, and what its sources say that differs. Nothing is judged by it.
   */
  "x-import"?: {
    /**
     * Why a level is not reached, or as INFO only: L1 a missing parameter, L2 a success, L3 an id that nobody has.
     */
    gaps: {
      [k: string]: string;
    };
    /**
     * @minItems 1
     */
    differences?: [string, ...string[]];
  };
  /**
   * A documented code, format, schema keyword or status that no case exercises, and why.
   */
  "x-untested"?: {
    [k: string]: string;
  };
  [k: string]: unknown;
}
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "clause".
 */
export interface ClauseExtension {
  /**
   * How binding the clause is.
   */
  level: "MUST" | "SHOULD" | "INFO";
  /**
   * The check that judges it.
   */
  check: string;
  /**
   * One sentence.
   */
  says: string;
  source: SourceExtension;
  /**
   * The check that judges the case of the whole run, where the clause has one beside its other cases.
   */
  runCheck?: string;
  /**
   * Figures the check needs.
   */
  limits?: {
    [k: string]: number;
  };
  /**
   * Whether the clause is asked once of a portal, or of each method.
   */
  asks?: "portal" | "method";
  /**
   * The responses of a whole run that the clause holds for, where it holds for more than the cases of its own.
   */
  runWide?: ("every-success" | "every-error" | "every-call")[];
}
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "source".
 */
export interface SourceExtension {
  /**
   * A page of spec/pages/, or a work it names.
   */
  page?: string;
  /**
   * First and last line, counted from 1.
   *
   * @minItems 2
   * @maxItems 2
   */
  lines?: [unknown, unknown];
  note?: string;
}
export interface Outcome1 {
  /**
   * The clause that it belongs to; an outcome that is a clause of its own has `says`, `level` and `source` in place of it.
   */
  clause?: string;
  says?: string;
  level?: "MUST" | "SHOULD" | "INFO";
  source?: SourceExtension;
  /**
   * Which variation of the credential is presented.
   */
  credential?:
    | "given"
    | "wrong-code"
    | "first-character"
    | "last-character"
    | "shortened"
    | "lengthened"
    | "other-user"
    | "middle-character"
    | "other-case"
    | "character-before"
    | "space-before"
    | "space-behind"
    | "nul-behind"
    | "escaped-twice"
    | "user-with-letters"
    | "user-zero"
    | "user-with-zero"
    | "user-with-plus"
    | "wrong-token"
    | "none";
  /**
   * The REST method that is called instead.
   */
  calls?: string;
  /**
   * JSON Schema over the parameters, names in upper case.
   */
  when?:
    | {
        [k: string]: unknown;
      }
    | boolean;
  /**
   * Whether boundary values derived from the schemas are classified into this outcome.
   */
  derives?: boolean;
  /**
   * Named example requests.
   */
  requests: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  /**
   * The responses that pass.
   *
   * @minItems 1
   */
  prefers: [AnswerExtension, ...AnswerExtension[]];
  /**
   * The responses that are tolerated.
   */
  accepts?: AnswerExtension[];
  /**
   * What commands of a batch come to, by name: an error code, or null for a command that is passed over.
   */
  commands?: {
    [k: string]: string | null;
  };
}
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "response".
 */
export interface AnswerExtension {
  status: number;
  /**
   * The code of an error: text, empty text, or a number. Null where the documents name the status alone: any error of that status is right. Left out for a success.
   */
  code?: string | number | null;
}
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "lifecycle".
 */
export interface LifecycleExtension {
  says: string;
  level: "MUST" | "SHOULD" | "INFO";
  source: SourceExtension;
  /**
   * The calls, in order.
   *
   * @minItems 2
   */
  steps: [
    {
      method: string;
      effect: "none" | "idempotent" | "creates" | "changes" | "deletes";
      /**
       * `{ $result: 0, at: /result }` stands for what the response to the step of that number has at a pointer; `as: "chat{id}"` says how it is written.
       */
      parameters?: {
        [k: string]: unknown;
      };
      expects?: AnswerExtension1;
      /**
       * JSON pointer into the response's body to a value that must not stand there.
       */
      differs?: {
        [k: string]: unknown;
      };
      /**
       * JSON pointer into the response's body to the value that stands there.
       */
      shows?: {
        [k: string]: unknown;
      };
    },
    {
      method: string;
      effect: "none" | "idempotent" | "creates" | "changes" | "deletes";
      /**
       * `{ $result: 0, at: /result }` stands for what the response to the step of that number has at a pointer; `as: "chat{id}"` says how it is written.
       */
      parameters?: {
        [k: string]: unknown;
      };
      expects?: AnswerExtension1;
      /**
       * JSON pointer into the response's body to a value that must not stand there.
       */
      differs?: {
        [k: string]: unknown;
      };
      /**
       * JSON pointer into the response's body to the value that stands there.
       */
      shows?: {
        [k: string]: unknown;
      };
    },
    ...{
      method: string;
      effect: "none" | "idempotent" | "creates" | "changes" | "deletes";
      /**
       * `{ $result: 0, at: /result }` stands for what the response to the step of that number has at a pointer; `as: "chat{id}"` says how it is written.
       */
      parameters?: {
        [k: string]: unknown;
      };
      expects?: AnswerExtension1;
      /**
       * JSON pointer into the response's body to a value that must not stand there.
       */
      differs?: {
        [k: string]: unknown;
      };
      /**
       * JSON pointer into the response's body to the value that stands there.
       */
      shows?: {
        [k: string]: unknown;
      };
    }[]
  ];
}
/**
 * The status and code of the response; a success unless said otherwise.
 */
export interface AnswerExtension1 {
  status: number;
  /**
   * The code of an error: text, empty text, or a number. Null where the documents name the status alone: any error of that status is right. Left out for a success.
   */
  code?: string | number | null;
}
/**
 * This interface was referenced by `DocumentExtensions`'s JSON-Schema
 * via the `definition` "question".
 */
export interface QuestionExtension {
  asks: string;
  parameters: {
    [k: string]: unknown;
  };
}
