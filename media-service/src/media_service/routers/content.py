"""What editors of the FAQ and of pages share, over HTTP."""

from fastapi import APIRouter
from privet_shared.http.problems import problem_responses

from media_service.dependencies import EditorPrincipal, Pages
from media_service.schemas.content import PreviewCreate, PreviewRead

router = APIRouter(prefix="/content", tags=["pages"])


@router.post("/preview", responses=problem_responses(403))
async def preview_markdown(
    data: PreviewCreate, pages: Pages, _actor: EditorPrincipal
) -> PreviewRead:
    """Show Markdown as it would be published; support and admins."""
    return PreviewRead(html=pages.preview(data.markdown))
