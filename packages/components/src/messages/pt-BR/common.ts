import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'pt-BR',
  'common.retry': 'Tentar novamente',
  'common.partFailed': 'Esta parte da página não carregou',
  'common.closing': 'Esta carteira está sendo encerrada',
  'common.closingExplanation': 'O saldo dela está sendo reembolsado, por isso nada pode ser alterado.',
  'common.noWallet': 'Ainda não há carteira',
  'common.noWalletExplanation': 'Ela aparece aqui quando for aberta para esta conta.',
  'error.connection': 'Não foi possível contatar o servidor. Verifique sua conexão.',
  'error.session': 'Sua sessão terminou. Recarregue a página para continuar.',
  'error.forbidden': 'Você não tem acesso. Fale com um proprietário da conta.',
  'error.busy': 'Muitas solicitações de uma vez. Aguarde um momento.',
  'error.other': 'Algo deu errado do nosso lado. Aguarde um momento.',
};
