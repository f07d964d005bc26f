import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Statement = CfnWebACL.StatementProperty;

/** WAF wants two or more in an `or`. */
export function anyOf(statements: readonly Statement[]): Statement {
  const [only, ...others] = statements;
  return only !== undefined && others.length === 0 ? only : { orStatement: { statements: [...statements] } };
}

export function allOf(statements: readonly Statement[]): Statement {
  return { andStatement: { statements: [...statements] } };
}

export function not(statement: Statement): Statement {
  return { notStatement: { statement } };
}

/**
 * Requests below a route's path, `/eshop/*`. Decoded and with `..` walked first: `/eshop/../doctor/x` lies below `/doctor`.
 */
export function below(path: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: path.slice(0, -1),
      textTransformations: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
      ],
    },
  };
}

/** A body beyond what WAF looks at counts as larger. */
export function bodyOver(kiB: number): Statement {
  return {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: kiB * 1024,
      textTransformations: untouched,
    },
  };
}

/** A query string with a parameter beside these, or one of them written otherwise than by its plain name. */
export function queryBeyond(names: readonly string[]): Statement {
  const plain = names.map((name) => name.replaceAll('.', '\\.')).join('|');
  return not({
    regexMatchStatement: {
      fieldToMatch: { queryString: {} },
      regexString: names.length === 0 ? '^$' : `^((${plain})=[^&]*(&|$))*$`,
      textTransformations: untouched,
    },
  });
}

const untouched = [{ priority: 0, type: 'NONE' }];
