/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useId } from 'react';
import { useText } from '../../translation';
import { BulkAction } from './BulkAction';
import { obstacleLines } from './obstacleLines';
import styles from './SelectionBar.module.css';

/** Of more, nobody reads the names. */
const SHOWN_NAMES = 5;

/** What can be done to what is selected, and why not to the rest of it. @internal */
export function SelectionBar(props: {
  selected: number;
  actions: BulkAction[];
  onClear: () => void;
}) {
  const { selected, actions } = props;
  const t = useText();
  const id = useId();
  const lines = obstacleLines(actions);
  return (
    <Flex
      role="region"
      aria-label={t('bulk.title')}
      direction="column"
      gap="2"
      className={styles.bar}
    >
      <Flex align="center" gap="2" className={styles.actions}>
        <Text as="p" role="status">
          {t('bulk.selected', { count: selected })}
        </Text>
        {actions.map(action => (
          <ActionButton
            key={action.id}
            action={action}
            describedBy={
              lines
                .flatMap(({ labels }, index) =>
                  labels.includes(action.label) ? [`${id}-${index}`] : [],
                )
                .join(' ') || undefined
            }
          />
        ))}
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiCloseLine aria-hidden />}
          onPress={props.onClear}
        >
          {t('bulk.clear')}
        </Button>
      </Flex>
      {lines.map(({ labels, reason, names }, index) => (
        <Text
          key={`${labels} ${reason}`}
          as="p"
          id={`${id}-${index}`}
          variant="body-small"
          color="secondary"
        >
          {t('bulk.not', {
            actions: labels.join(', '),
            names: [
              ...names.slice(0, SHOWN_NAMES),
              ...(names.length > SHOWN_NAMES
                ? [
                    t('plan.andMore', {
                      number: String(names.length - SHOWN_NAMES),
                    }),
                  ]
                : []),
            ].join(', '),
            reason,
          })}
        </Text>
      ))}
    </Flex>
  );
}

function ActionButton(props: { action: BulkAction; describedBy?: string }) {
  const { label, icon, possible, isPending, href, onPress } = props.action;
  const { isByPullRequest = true } = props.action;
  const t = useText();
  const shared = {
    size: 'small' as const,
    variant: 'secondary' as const,
    iconStart: icon,
    'aria-describedby': props.describedBy,
  };
  const isPossible = !isPending && possible > 0;
  const text = isPossible
    ? t(isByPullRequest ? 'bulk.action' : 'bulk.ask', {
        action: label,
        number: String(possible),
      })
    : label;
  return href && isPossible ? (
    <ButtonLink {...shared} href={href}>
      {text}
    </ButtonLink>
  ) : (
    <Button {...shared} isDisabled={!isPossible} onPress={onPress}>
      {text}
    </Button>
  );
}
