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

import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { OperationPossibility } from 'backstage-plugin-groundplan-common';
import { ReactNode } from 'react';
import { useText } from '../../../translation';
import { ErrorNotice } from '../../Notices';
import { Consequences } from './Consequences';

/** Says what an operation will do, and asks whether it is to be done. @internal */
export function OperationDialog(props: {
  name: string;
  possibility: OperationPossibility;
  /** Other words than the operation's own for what is done, and for doing it. */
  help?: string;
  confirm?: string;
  /** What there is to look at and to confirm. */
  children?: ReactNode;
  isReady?: boolean;
  isPending: boolean;
  error: Error | null;
  isDestructive?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { name, possibility, isReady = true, isPending, error } = props;
  const { operation } = possibility;
  const t = useText();
  return (
    <Dialog
      isOpen
      isDismissable
      width={720}
      onOpenChange={isOpen => !isOpen && props.onClose()}
    >
      <DialogHeader>
        {t(`operations.title.${operation}`, { name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{props.help ?? t(`operations.help.${operation}`)}</Text>
          <Consequences items={possibility.consequences} />
          {props.children}
          {error && <ErrorNotice error={error} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('operations.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={props.isDestructive}
          isDisabled={!isReady}
          isPending={isPending}
          onPress={props.onConfirm}
        >
          {props.confirm ?? t(`operations.${operation}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
