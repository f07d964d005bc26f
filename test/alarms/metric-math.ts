/** Data points of consecutive periods, oldest first; nothing where one is missing. */
export type Points = readonly (number | undefined)[];
type Operand = number | Points;

/**
 * Evaluates a metric-math expression over aligned points. Modelled is what the alarms of this platform use; anything else is an error.
 *
 * @param metrics by their ids
 * @returns nothing where an id has no data at all: then the expression has no data point either
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluateMath(expression: string, metrics: Metrics, length: number): Points {
  const read = compiled.get(expression) ?? new Parser(tokensOf(expression)).whole();
  compiled.set(expression, read);
  const value = read(metrics);
  return typeof value === 'number' ? Array.from({ length }, () => value) : value;
}

type Metrics = Readonly<Record<string, Points>>;
type Read = (metrics: Metrics) => Operand;

/** An alarm is evaluated thousands of times: its expression is read once. */
const compiled = new Map<string, Read>();

function tokensOf(expression: string): string[] {
  const tokens = expression.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|>=|<=|==|!=|&&|\|\||[-+*/(),<>]/g) ?? [];
  if (tokens.join('') !== expression.replace(/\s+/g, '')) throw new Error(`cannot read the expression ${expression}`);
  return tokens;
}

/** Each level binds tighter than the one before it. */
const levels = [
  ['OR', '||'],
  ['AND', '&&'],
  ['<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/'],
] as const;

const binary: Readonly<Record<string, (left: number, right: number) => number | undefined>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  // CloudWatch returns no data point for a division by zero.
  '/': (left, right) => (right === 0 ? undefined : left / right),
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  OR: (left, right) => Number(left !== 0 || right !== 0),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  '||': (left, right) => Number(left !== 0 || right !== 0),
};

class Parser {
  #position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  whole(): Read {
    const value = this.#operation(0);
    if (this.#position < this.tokens.length) throw new Error(`${this.tokens[this.#position]} is left over`);
    return value;
  }

  #operation(level: number): Read {
    const operators: readonly string[] | undefined = levels[level];
    if (!operators) return this.#operand();
    let left = this.#operation(level + 1);
    for (let operator = this.#peek(); operators.includes(operator); operator = this.#peek()) {
      this.#position += 1;
      const [first, second, combine] = [left, this.#operation(level + 1), binary[operator] ?? (() => undefined)];
      left = (metrics) => pairwise(first(metrics), second(metrics), combine);
    }
    return left;
  }

  #operand(): Read {
    const token = this.#next();
    if (token === '(') {
      const value = this.#operation(0);
      this.#expect(')');
      return value;
    }
    if (token === '-') {
      const operand = this.#operand();
      return (metrics) => pairwise(0, operand(metrics), (left, right) => left - right);
    }
    if (/^\d/.test(token)) return () => Number(token);
    if (this.#peek() === '(') return this.#call(token);
    return (metrics) => {
      const points = metrics[token];
      if (!points) throw new Error(`${token} is no id of a metric`);
      return points;
    };
  }

  #call(name: string): Read {
    this.#expect('(');
    const values = [this.#operation(0)];
    while (this.#peek() === ',') {
      this.#position += 1;
      values.push(this.#operation(0));
    }
    this.#expect(')');
    const implementation = functions[name];
    if (!implementation) throw new Error(`the function ${name} is not modelled`);
    return (metrics) => implementation(values.map((value) => value(metrics)));
  }

  #peek = () => this.tokens[this.#position] ?? '';
  #next(): string {
    const token = this.#peek();
    this.#position += 1;
    return token;
  }
  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) throw new Error(`expected ${token} and found ${found || 'the end'}`);
  }
}

const functions: Readonly<Record<string, (values: readonly Operand[]) => Operand>> = {
  IF: ([condition = 0, then = 0, otherwise]) => {
    const length = lengthOf(condition, then, otherwise ?? 0);
    return Array.from({ length }, (_, index) => {
      const holds = at(condition, index);
      if (holds === undefined) return undefined;
      return holds !== 0 ? at(then, index) : otherwise === undefined ? undefined : at(otherwise, index);
    });
  },
  // A series without any data point cannot be filled: there is nothing to fill between.
  FILL: ([series = 0, filler = 0]) => {
    if (typeof series === 'number') return series;
    return series.every((point) => point === undefined) ? series : series.map((point, index) => point ?? at(filler, index));
  },
};

function pairwise(left: Operand, right: Operand, combine: (left: number, right: number) => number | undefined): Operand {
  if (typeof left === 'number' && typeof right === 'number') return combine(left, right) ?? [];
  return Array.from({ length: lengthOf(left, right) }, (_, index) => {
    const [one, other] = [at(left, index), at(right, index)];
    return one === undefined || other === undefined ? undefined : combine(one, other);
  });
}

const at = (operand: Operand, index: number) => (typeof operand === 'number' ? operand : operand[index]);
const lengthOf = (...operands: readonly Operand[]) =>
  Math.max(1, ...operands.map((operand) => (typeof operand === 'number' ? 1 : operand.length)));
